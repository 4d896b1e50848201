package stock

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// announce tells what is left, where another program listens: a shop without webhooks pays nothing for it.
func announce(tx *db.Tx, moved []Moved) error {
	settings, err := tx.Settings()
	if err != nil || !settings.Webhooks || len(moved) == 0 {
		return err
	}
	held, err := reservedOf(tx, moved)
	if err != nil {
		return err
	}
	f := event.StockChanged{Balances: make([]event.StockBalance, len(moved))}
	for i, m := range moved {
		f.Balances[i] = event.StockBalance{ProductID: m.ProductID, DepotID: m.DepotID, Moved: m.Quantity, Left: m.BalanceQuantity - held[balanceKey{m.ProductID, m.DepotID}]}
	}
	return tx.Emit(f)
}
