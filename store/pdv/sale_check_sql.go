package pdv

import (
	"github.com/lib/pq"

	"omniservicos/db"
)

// numberedPage is how many sales are read at a time, so that ten years of them fit.
const numberedPage = 1000

// Numbered reads a page of a till's sales from this number on, with items and payments, in three statements; more says
// that others follow.
func Numbered(tx *db.Tx, till, from int64) (sales []Sale, more bool, err error) {
	err = tx.List(&sales, `select `+saleColumns+fromSales+`
		 where s.account_id = $1 and s.till_id = $2 and s.number >= $3::bigint order by s.number limit $4`, till, from, numberedPage)
	if err != nil || len(sales) == 0 {
		return sales, false, err
	}
	at := map[int64]*Sale{}
	var ids pq.Int64Array
	for i := range sales {
		at[sales[i].ID] = &sales[i]
		ids = append(ids, sales[i].ID)
	}
	var items []struct {
		SaleID int64 `db:"sale_id"`
		Item
	}
	err = tx.List(&items, `
		select sale_id, line_no, product_id, quantity, total, cancelled_at from sale_items
		 where account_id = $1 and sale_id = any($2) order by sale_id, line_no`, ids)
	if err != nil {
		return nil, false, err
	}
	for _, i := range items {
		at[i.SaleID].Items = append(at[i.SaleID].Items, i.Item)
	}
	var payments []struct {
		SaleID int64 `db:"sale_id"`
		Payment
	}
	err = tx.List(&payments, `
		select sale_id, `+paymentColumns+` from sale_payments
		 where account_id = $1 and sale_id = any($2) order by sale_id, seq`, ids)
	for _, p := range payments {
		at[p.SaleID].Payments = append(at[p.SaleID].Payments, p.Payment)
	}
	return sales, len(sales) == numberedPage, err
}
