package quote

import (
	"omniservicos/db"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/person"
)

// ChangeItems makes one change of a draft's items. Limit is the largest share that this person may give off, in hundredths
// of a percent.
func ChangeItems(tx *db.Tx, id, limit int64, edit basket.Edit) (Quote, error) {
	q, err := lockDraft(tx, id)
	if err != nil {
		return q, err
	}
	if err := q.Apply(tx, q.PersonID, limit, edit); err != nil {
		return q, err
	}
	tx.Log(db.Change{Action: "Itens do orçamento", Object: "quotes", ID: id, After: map[string]any{"items": q.Lines, "discount": q.Discount, "total": q.Total}})
	return q, q.saveLines(tx)
}

// Save keeps for whom a draft is, by whom, until when and how it is paid. Another customer may have other prices.
func Save(tx *db.Tx, id, edits int64, t Terms) (Quote, error) {
	q, err := lockDraft(tx, id)
	if err != nil {
		return q, err
	}
	if err := q.seen(edits); err != nil {
		return q, err
	}
	if err := t.check(dates.Of(tx.Now, tx.Zone())); err != nil {
		return q, err
	}
	if t.PersonID != 0 {
		now, err := person.Hold(tx, t.PersonID)
		if fault.Is(err, fault.Missed) {
			return q, fault.Blame("person", "Esta pessoa não existe no cadastro.")
		}
		if err != nil {
			return q, err
		}
		t.PersonID = now
	}
	tx.Log(db.Change{Action: "Orçamento alterado", Object: "quotes", ID: id, Before: q.terms(), After: t.audit()})
	other := t.PersonID != q.PersonID
	q.PersonID, q.SellerID, q.ValidUntil, q.Terms, q.Note = t.PersonID, t.SellerID, t.ValidUntil, t.Terms, t.Note
	_, err = tx.Exec(`
		update quotes set person_id = $3, seller_id = $4, valid_until = $5, terms = $6, note = $7, edits = edits + 1 where account_id = $1 and id = $2`,
		id, db.OrNull(q.PersonID), q.SellerID, q.ValidUntil, q.Terms, q.Note)
	if err != nil || !other {
		return q, err
	}
	if err := basket.Reprice(tx, &q.Basket, q.PersonID); err != nil {
		return q, err
	}
	if err := q.Sum(); err != nil {
		return q, err
	}
	return q, q.saveLines(tx)
}

func (q Quote) terms() map[string]any {
	return Terms{PersonID: q.PersonID, SellerID: q.SellerID, ValidUntil: q.ValidUntil, Terms: q.Terms, Note: q.Note}.audit()
}

func (t Terms) audit() map[string]any {
	return map[string]any{"person_id": t.PersonID, "seller_id": t.SellerID, "valid_until": t.ValidUntil.ISO(), "terms": t.Terms, "note": t.Note}
}

// lockDraft holds a version that may still be changed.
func lockDraft(tx *db.Tx, id int64) (Quote, error) {
	q, err := lock(tx, id)
	if err != nil {
		return q, err
	}
	return q, q.MustBeDraft(dates.Of(tx.Now, tx.Zone()))
}

// MustBeDraft refuses to change what was sent.
func (q Quote) MustBeDraft(today dates.Date) error {
	if q.State == Draft {
		return nil
	}
	return q.may(Sent, today)
}

func (q *Quote) saveLines(tx *db.Tx) error {
	if _, err := tx.Exec(`delete from quote_items where account_id = $1 and quote_id = $2`, q.ID); err != nil {
		return err
	}
	if err := q.insertLines(tx); err != nil {
		return err
	}
	_, err := tx.Exec(`
		update quotes set subtotal = $3, discount = $4, discount_percent = $5, total = $6, edits = edits + 1 where account_id = $1 and id = $2`,
		q.ID, q.Subtotal, q.Discount, q.Percent, q.Total)
	return err
}
