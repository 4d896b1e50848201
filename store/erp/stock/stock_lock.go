package stock

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/quantity"
)

// lockBalances holds the balances of these products in these depots, in the order in which everybody takes them, and
// says what they are: for what must know before it moves, or moves twice.
func lockBalances(tx *db.Tx, products []int64, depots ...int64) (map[balanceKey]quantity.Amount, error) {
	var rows []struct {
		balanceKey
		Quantity quantity.Amount `db:"quantity"`
	}
	err := tx.Lock(&rows, "stock_balances", `
		select product_id, depot_id, quantity
		  from stock_balances
		 where account_id = $1 and product_id = any($2) and depot_id = any($3)
		 order by product_id, depot_id
		   for no key update`, pq.Int64Array(products), pq.Int64Array(depots))
	held := make(map[balanceKey]quantity.Amount, len(rows))
	for _, r := range rows {
		held[r.balanceKey] = r.Quantity
	}
	return held, err
}

// balanceKey names a balance.
type balanceKey struct {
	ProductID int64 `db:"product_id"`
	DepotID   int64 `db:"depot_id"`
}
