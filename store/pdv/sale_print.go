package pdv

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
)

// printReceipt queues the receipt of a sale just finalised, where the server is the one who prints.
func (s *Sale) printReceipt(tx *db.Tx, p tills.Printer) error {
	if !p.Network() {
		return nil
	}
	cash := slices.ContainsFunc(s.Payments, func(p Payment) bool { return p.Method == "dinheiro" })
	prints := make([]tills.Print, p.Copies)
	for i := range prints {
		prints[i] = tills.Print{Kind: "loja", SaleID: s.ID, Copy: 1}
	}
	prints[0] = tills.Print{Kind: "cupom", SaleID: s.ID, Copy: 1, Drawer: cash && p.Drawer}
	if _, err := trail.Record(tx, trail.Event{Kind: trail.Printed, TillID: s.TillID, ShiftID: &s.ShiftID, SaleID: &s.ID, Amount: s.Total}); err != nil {
		return err
	}
	return tills.QueuePrints(tx, s.TillID, prints...)
}
