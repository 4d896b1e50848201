package pdv

import (
	"github.com/lib/pq"

	"omniservicos/db"
)

// ItemsOf are the lines that count of these sales, by sale: for lists, in one call.
func ItemsOf(tx *db.Tx, sales []int64) (map[int64][]Item, error) {
	found := map[int64][]Item{}
	if len(sales) == 0 {
		return found, nil
	}
	var rows []struct {
		SaleID int64 `db:"sale_id"`
		Item
	}
	err := tx.List(&rows, `
		select sale_id, line_no, product_id, name, unit, quantity, unit_price, discount, surcharge, rule, total
		  from sale_items
		 where account_id = $1 and sale_id = any($2) and cancelled_at is null
		 order by sale_id, line_no`, pq.Int64Array(sales))
	for _, r := range rows {
		found[r.SaleID] = append(found[r.SaleID], r.Item)
	}
	return found, err
}
