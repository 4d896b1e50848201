package tills

import "omniservicos/db"

// SavePrinter changes how a till prints. What waits for the printer goes to the new one.
func SavePrinter(tx *db.Tx, till int64, p Printer) error {
	p, err := p.Tidy()
	if err != nil {
		return err
	}
	t, err := Lock(tx, till)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Impressora do caixa alterada", Object: "tills", ID: till, Before: t.Printer, After: p})
	_, err = tx.Exec(`update tills set printer = $3 where account_id = $1 and id = $2`, till, p)
	return err
}
