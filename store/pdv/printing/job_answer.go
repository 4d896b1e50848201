package printing

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
)

// Answer takes what a person at the till says about a print: it came out, print it again, or let it be.
func Answer(tx *db.Tx, till, id int64, what string) error {
	j, err := lockJob(tx, till, id)
	if err != nil {
		return err
	}
	if err := j.answer(what, tx.Now); err != nil {
		return err
	}
	j.TakenAt = nil // a worker that still holds it has nothing more to say
	if err := save(tx, j); err != nil {
		return err
	}
	if j.State != "espera" {
		return nil
	}
	return tx.EnqueueLater(pdv.PrintKind, pdv.PrintTill{TillID: till})
}

// Reprint asks for another copy of a sale's receipt at its till's printer, and says which copy it will be.
func Reprint(tx *db.Tx, sale int64) (copy int, err error) {
	s, err := pdv.FindSale(tx, sale)
	if err != nil {
		return 0, err
	}
	till, err := pdv.FindTill(tx, s.TillID)
	if err != nil {
		return 0, err
	}
	switch {
	case s.Number == nil:
		return 0, fault.Refuse("Esta venda não foi finalizada: não há cupom para imprimir.")
	case !till.Printer.Network():
		return 0, fault.Refuse("O " + till.Name + " não tem impressora de rede: imprima o cupom pelo navegador.")
	}
	var printed int
	err = tx.Get(&printed, `select coalesce(max(copy), 0) from print_jobs where account_id = $1 and sale_id = $2 and kind = 'cupom'`, sale)
	if err != nil {
		return 0, err
	}
	copy = max(2, printed+1)
	tx.Log(db.Change{Action: "Cupom reimpresso", Object: "sales", ID: sale, After: map[string]any{"copy": copy, "till_id": till.ID}})
	return copy, pdv.QueuePrints(tx, till.ID, pdv.Print{Kind: "cupom", SaleID: sale, Copy: copy})
}

// Test prints a page that shows whether a till's printer is set up right.
func Test(tx *db.Tx, till pdv.Till) error {
	if !till.Printer.Network() {
		return fault.Refuse("O " + till.Name + " não tem impressora de rede.")
	}
	tx.Log(db.Change{Action: "Teste de impressão", Object: "tills", ID: till.ID, After: map[string]any{"address": till.Printer.Address}})
	return pdv.QueuePrints(tx, till.ID, pdv.Print{Kind: "teste", Copy: 1})
}
