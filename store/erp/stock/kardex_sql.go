package stock

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
)

// KardexFilter says which movements of one product in one depot, newest first.
type KardexFilter struct {
	ProductID, DepotID int64
	From, To           time.Time // To is left out; zero has no bound
	Before             int64     // the last movement of the page before
	Limit              int       // catalogue.PageSize unless said otherwise
}

// Kardex reads a page of a product's movements in a depot: the primary key serves it, however long the history.
func Kardex(tx *db.Tx, f KardexFilter) (list []Entered, err error) {
	if f.Limit == 0 {
		f.Limit = catalogue.PageSize
	}
	err = tx.List(&list, `
		select `+enteredColumns+` from `+enteredTables+`
		 where m.account_id = $1 and m.product_id = $2 and m.depot_id = $3 and ($4::bigint = 0 or m.id < $4)
		   and ($5::timestamptz is null or m.at >= $5) and ($6::timestamptz is null or m.at < $6)
		 order by m.id desc
		 limit $7`, f.ProductID, f.DepotID, f.Before, orNone(f.From), orNone(f.To), f.Limit)
	return list, err
}

func orNone(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}
