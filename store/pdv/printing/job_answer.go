package printing

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/receipt"
	"omniservicos/store/pdv/tills"
)

// Answer takes what a person at the till says about a print: it came out, print it again, or let it be.
func Answer(tx *db.Tx, till, id int64, what string) error {
	j, err := lockJob(tx, till, id)
	if err != nil {
		return err
	}
	again := j.InDoubt() && what == "repetir" && j.Kind == "cupom"
	if err := j.answer(what, tx.Now); err != nil {
		return err
	}
	if again { // the first may lie in somebody's hand
		if j.Copy, err = receipt.CountPrint(tx, j.SaleID); err != nil {
			return err
		}
	}
	if again := papers[j.Kind] != "" && what == "repetir"; again {
		j.Copy++
	}
	j.TakenAt = nil // a worker that still holds it has nothing more to say
	if err := save(tx, j); err != nil {
		return err
	}
	if j.State != "espera" {
		return nil
	}
	return tx.EnqueueLater(tills.PrintKind, tills.PrintTill{TillID: till})
}

// Reprint sends another copy of a sale's receipt to its till's printer, where the server prints, and says whether it does:
// otherwise the receipt's page prints, and counts itself.
func Reprint(tx *db.Tx, sale int64) (server bool, err error) {
	s, err := pdv.FindSale(tx, sale)
	if err != nil {
		return false, err
	}
	till, err := tills.Find(tx, s.TillID)
	if fault.Is(err, fault.Missed) || (err == nil && !till.Printer.Network()) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	copy, err := receipt.CountPrint(tx, sale)
	if err != nil {
		return false, err
	}
	return true, tills.QueuePrints(tx, till.ID, tills.Print{Kind: "cupom", SaleID: sale, Copy: copy})
}

// Test prints a page that shows whether a till's printer is set up right.
func Test(tx *db.Tx, till tills.Till) error {
	if !till.Printer.Network() {
		return fault.Refuse("O " + till.Name + " não tem impressora de rede.")
	}
	tx.Log(db.Change{Action: "Teste de impressão", Object: "tills", ID: till.ID, After: map[string]any{"address": till.Printer.Address}})
	return tills.QueuePrints(tx, till.ID, tills.Print{Kind: "teste", Copy: 1})
}
