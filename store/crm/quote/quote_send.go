package quote

import (
	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/event"
	"omniservicos/store/fault"
)

// Send makes a draft an offer that the customer may answer. What it offers is what its opportunity is about from now on.
func Send(tx *db.Tx, id, edits int64) (Quote, error) {
	q, today, err := lockToday(tx, id)
	if err != nil {
		return q, err
	}
	if err := q.may(Sent, today); err != nil {
		return q, err
	}
	switch {
	case q.Edits != edits:
		return q, q.seen(edits)
	case len(q.Lines) == 0:
		return q, fault.Blame("code", "Lance ao menos um item antes de enviar.")
	case q.ValidUntil.Before(today):
		return q, fault.Blame("valid_until", "A validade já passou: escolha outro dia antes de enviar.")
	}
	q.State, q.SentAt = Sent, &tx.Now
	tx.Log(db.Change{Action: "Orçamento enviado", Object: "quotes", ID: id, Before: map[string]any{"state": Draft}, After: map[string]any{"state": q.State, "total": q.Total}})
	_, err = tx.Exec(`update quotes set state = $3, sent_at = $4, link_hash = $5 where account_id = $1 and id = $2`, id, q.State, tx.Now, hashOf(q.Key(tx)))
	if err != nil {
		return q, err
	}
	if q.OpportunityID != 0 {
		if err := opportunity.TakeItems(tx, q.OpportunityID, q.Basket); err != nil {
			return q, err
		}
	}
	return q, tx.Emit(event.QuoteSent{QuoteID: q.ID, OpportunityID: q.OpportunityID, PersonID: q.PersonID, SellerID: q.SellerID, BranchID: q.BranchID,
		Number: q.Number, Version: q.Version, Total: q.Total, Name: q.Customer(), ValidUntil: q.ValidUntil})
}

// See says that the customer has the version before them, the first time that they do.
func See(tx *db.Tx, key string) error {
	q, err := ByKey(tx, key)
	if err != nil || q.ViewedAt != nil || q.State != Sent {
		return err
	}
	n, err := tx.Exec(`update quotes set viewed_at = $3 where account_id = $1 and id = $2 and viewed_at is null`, q.ID, tx.Now)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Orçamento aberto pelo cliente", Object: "quotes", ID: q.ID})
	if n == 0 {
		return nil // in another tab at the same time
	}
	return tx.Emit(event.QuoteViewed{QuoteID: q.ID, OpportunityID: q.OpportunityID, PersonID: q.PersonID, SellerID: q.SellerID, BranchID: q.BranchID,
		Number: q.Number, Version: q.Version, Total: q.Total, Name: q.Customer()})
}

func lockToday(tx *db.Tx, id int64) (Quote, dates.Date, error) {
	q, err := lock(tx, id)
	return q, dates.Of(tx.Now, tx.Zone()), err
}
