package payment

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// OpenMethods gives a new account the usual forms of payment.
func OpenMethods(tx *db.Tx, _ event.AccountCreated) error {
	methods, terms := make([][]any, len(Seeds.Methods)), make([][]any, len(Seeds.Terms))
	for i, m := range Seeds.Methods {
		methods[i] = m.row()
	}
	for i, t := range Seeds.Terms {
		t.ID = db.NewID() // no two accounts share one
		terms[i] = t.row()
	}
	tx.Log(db.Change{Action: "Formas de pagamento criadas", Object: "payment_methods", ID: tx.Account})
	if err := tx.Insert("payment_methods", methodColumns, methods...); err != nil {
		return err
	}
	if err := tx.Insert("payment_terms", termColumns, terms...); err != nil {
		return err
	}
	return publish(tx)
}
