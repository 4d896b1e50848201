package stock

import (
	"maps"
	"slices"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/quantity"
)

// Reserve has an origin hold as much of each product as it wants and as is available, in place of what it held. It does
// nothing where the account does not reserve.
func Reserve(tx *db.Tx, w Wanted) error {
	settings, err := tx.Settings()
	if err != nil || !settings.StockReservation {
		return err
	}
	before, err := letGo(tx, w.Origin)
	if err != nil {
		return err
	}
	products := slices.Collect(maps.Keys(w.Quantities))
	balances, err := lockBalances(tx, products, w.DepotID) // who holds the last one and who sells it meet here
	if err != nil {
		return err
	}
	others, err := reserved(tx, products, w.DepotID, Origin{})
	if err != nil {
		return err
	}
	var rows [][]any
	for key, balance := range balances {
		if q := holds(w.Quantities[key.ProductID], balance, others[key]); q > 0 {
			rows = append(rows, []any{w.Kind, w.ID, key.ProductID, key.DepotID, q, w.Until, tx.Now})
		}
	}
	if err := tx.Insert("stock_reservations", "origin_kind, origin_id, product_id, depot_id, quantity, until_day, at", rows...); err != nil {
		return err
	}
	return tellAvailable(tx, append(before, slices.Collect(maps.Keys(balances))...))
}

// Release lets go of what an origin holds.
func Release(tx *db.Tx, o Origin) error {
	settings, err := tx.Settings()
	if err != nil || !settings.StockReservation {
		return err
	}
	before, err := letGo(tx, o)
	if err != nil {
		return err
	}
	return tellAvailable(tx, before)
}

// ReleaseAll lets go of everything: the account reserves no more.
func ReleaseAll(tx *db.Tx) error {
	_, err := tx.Exec(`delete from stock_reservations where account_id = $1`)
	return err
}

func letGo(tx *db.Tx, o Origin) (before []balanceKey, err error) {
	err = tx.ListWrite(&before, `
		delete from stock_reservations where account_id = $1 and origin_kind = $2 and origin_id = $3
		returning product_id, depot_id`, o.Kind, o.ID)
	return before, err
}

// tellAvailable tells other programs what may be sold now, though nothing moved.
func tellAvailable(tx *db.Tx, keys []balanceKey) error {
	settings, err := tx.Settings()
	if err != nil || !settings.Webhooks || len(keys) == 0 {
		return err
	}
	slices.SortFunc(keys, func(a, b balanceKey) int { return byKey(a.ProductID, a.DepotID, b.ProductID, b.DepotID) })
	keys = slices.Compact(keys)
	in := map[int64][]int64{} // products by depot: as a rule there is one
	for _, key := range keys {
		in[key.DepotID] = append(in[key.DepotID], key.ProductID)
	}
	left := map[balanceKey]quantity.Amount{}
	for depot, products := range in {
		balances, err := Balances(tx, products, depot)
		if err != nil {
			return err
		}
		for product, b := range balances {
			left[balanceKey{product, depot}] = b.Available()
		}
	}
	f := event.StockChanged{Balances: make([]event.StockBalance, len(keys))}
	for n, key := range keys {
		f.Balances[n] = event.StockBalance{ProductID: key.ProductID, DepotID: key.DepotID, Left: left[key]}
	}
	return tx.Emit(f)
}

// mayTake refuses what a sale may not take, by the account's policy: what is not there, and what is held for others than
// the pré-venda that it comes from.
func mayTake(presale int64) func(*db.Tx, []Moved) error {
	return func(tx *db.Tx, moved []Moved) error {
		if err := refuseNegative(tx, moved); err != nil {
			return err
		}
		settings, err := tx.Settings()
		if err != nil || settings.NegativeStock != "bloquear" {
			return err
		}
		held, err := reservedOf(tx, moved, Origin{PresaleOrigin, presale})
		if err != nil {
			return err
		}
		return refuseHeld(moved, held)
	}
}
