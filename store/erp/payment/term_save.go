package payment

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// SaveTerm writes what an acquirer keeps and when it pays; without an id it is new. Titles that exist stay as they are.
func SaveTerm(tx *db.Tx, t Term) (Term, error) {
	c, err := lock(tx)
	if err != nil {
		return t, err
	}
	at := slices.IndexFunc(c.Terms, func(o Term) bool { return o.ID == t.ID })
	if t.ID != 0 && at < 0 {
		return t, fault.Missing(noTerm)
	}
	if err := c.checkTerm(t); err != nil {
		return t, err
	}
	if at < 0 && len(c.Terms) >= mostTerms {
		return t, fault.Refuse("Uma conta tem no máximo 200 prazos de recebimento.")
	}
	if at >= 0 {
		tx.Log(db.Change{Action: "Prazo de recebimento alterado", Object: "payment_terms", ID: t.ID, Before: c.Terms[at].logged(), After: t.logged()})
		_, err = tx.Exec(`
			update payment_terms set method = $3, brand = $4, from_instalments = $5, to_instalments = $6, fee = $7, fixed = $8, first_days = $9, each_days = $10
			 where account_id = $1 and id = $2`, t.row()...)
	} else {
		t.ID = db.NewID()
		tx.Log(db.Change{Action: "Prazo de recebimento criado", Object: "payment_terms", ID: t.ID, After: t.logged()})
		err = tx.Insert("payment_terms", termColumns, t.row())
	}
	if err != nil {
		return t, err
	}
	return t, publish(tx)
}

const noTerm = "Este prazo de recebimento não existe."

// DropTerm takes terms out of the table: the audit keeps them.
func DropTerm(tx *db.Tx, id int64) error {
	c, err := lock(tx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(c.Terms, func(o Term) bool { return o.ID == id })
	if at < 0 {
		return fault.Missing(noTerm)
	}
	tx.Log(db.Change{Action: "Prazo de recebimento excluído", Object: "payment_terms", ID: id, Before: c.Terms[at].logged()})
	if _, err := tx.Exec(`delete from payment_terms where account_id = $1 and id = $2`, id); err != nil {
		return err
	}
	return publish(tx)
}

func (t Term) logged() map[string]any {
	return map[string]any{"method": t.Method, "brand": t.Brand, "from_instalments": t.From, "to_instalments": t.To, "fee_percent": t.Fee,
		"fixed": t.Fixed, "first_days": t.FirstDays, "each_days": t.EachDays}
}
