package receipt

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/trail"
)

// CountPrint records that a sale's receipt was printed and says which copy it is: from the second on it is a "2ª VIA",
// and each leaves its line.
func CountPrint(tx *db.Tx, sale int64) (copies int, err error) {
	s, err := pdv.LockSale(tx, sale) // two at once: one of them is the second
	if err != nil {
		return 0, err
	}
	if s.Number == nil {
		return 0, fault.Refuse("Esta venda não foi finalizada: não há cupom para imprimir.")
	}
	if copies, err = Prints(tx, sale); err != nil {
		return 0, err
	}
	copies++
	kind := trail.Printed
	if copies > 1 {
		kind = trail.Reprinted
	}
	tx.Log(db.Change{Action: trail.TitleOf(kind), Object: "sales", ID: sale, After: map[string]any{"number": s.Number, "copy": copies}})
	_, err = trail.Record(tx, trail.Event{Kind: kind, TillID: s.TillID, ShiftID: &s.ShiftID, SaleID: &s.ID, Amount: s.Total})
	return copies, err
}

// Prints is how often a sale's receipt was printed.
func Prints(tx *db.Tx, sale int64) (n int, err error) {
	err = tx.Get(&n, `select count(*) from till_events where account_id = $1 and sale_id = $2 and kind in ('impressao', 'segunda_via')`, sale)
	return n, err
}
