package stock

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/quantity"
)

// reserved is what is held of products today, in one depot or, with 0, in all, but by this origin.
func reserved(tx *db.Tx, products []int64, depot int64, but Origin) (map[balanceKey]quantity.Amount, error) {
	var rows []struct {
		balanceKey
		Quantity quantity.Amount `db:"quantity"`
	}
	err := tx.List(&rows, `
		select product_id, depot_id, sum(quantity)::bigint as quantity
		  from stock_reservations
		 where account_id = $1 and product_id = any($2) and ($3::bigint = 0 or depot_id = $3) and until_day >= $4
		   and not (origin_kind = $5 and origin_id = $6)
		 group by product_id, depot_id`, pq.Int64Array(products), depot, dates.Of(tx.Now, tx.Zone()), but.Kind, but.ID)
	held := make(map[balanceKey]quantity.Amount, len(rows))
	for _, r := range rows {
		held[r.balanceKey] = r.Quantity
	}
	return held, err
}

// reservedOf is what is held of what moved, but by these origins; nothing where the account does not reserve.
func reservedOf(tx *db.Tx, moved []Moved, but ...Origin) (map[balanceKey]quantity.Amount, error) {
	settings, err := tx.Settings()
	if err != nil || !settings.StockReservation {
		return nil, err
	}
	products := make([]int64, len(moved))
	for n, m := range moved {
		products[n] = m.ProductID
	}
	return reserved(tx, products, 0, append(but, Origin{})[0])
}

// addReserved tells the balances of products what is held of them, where the account reserves.
func addReserved(tx *db.Tx, sums map[int64]Balance, products []int64, depot int64) error {
	settings, err := tx.Settings()
	if err != nil || !settings.StockReservation {
		return err
	}
	held, err := reserved(tx, products, depot, Origin{})
	for key, q := range held {
		b := sums[key.ProductID]
		b.Reserved += q
		sums[key.ProductID] = b
	}
	return err
}

// tellReserved is addReserved for the balances of one product, depot by depot.
func tellReserved(tx *db.Tx, list []Balance) error {
	settings, err := tx.Settings()
	if err != nil || !settings.StockReservation || len(list) == 0 {
		return err
	}
	held, err := reserved(tx, []int64{list[0].ProductID}, 0, Origin{})
	for n := range list {
		list[n].Reserved = held[balanceKey{list[n].ProductID, list[n].DepotID}]
	}
	return err
}

// HeldBy is what an origin holds today of each product.
func HeldBy(tx *db.Tx, o Origin) (map[int64]quantity.Amount, error) {
	list, err := reservations(tx, ` and r.origin_kind = $3 and r.origin_id = $4`, o.Kind, o.ID)
	held := make(map[int64]quantity.Amount, len(list))
	for _, r := range list {
		held[r.ProductID] += r.Quantity
	}
	return held, err
}

// Reservations are what is held today, by product.
func Reservations(tx *db.Tx) ([]Reservation, error) {
	return reservations(tx, ``)
}

func reservations(tx *db.Tx, which string, args ...any) (list []Reservation, err error) {
	err = tx.List(&list, `
		select r.origin_id, r.product_id, p.name as product, p.unit, d.name as depot, r.quantity, r.until_day
		  from stock_reservations r
		  join products p on p.account_id = r.account_id and p.id = r.product_id
		  join depots d on d.account_id = r.account_id and d.id = r.depot_id
		 where r.account_id = $1 and r.until_day >= $2`+which+`
		 order by p.name collate pt_br, r.until_day, r.origin_id limit 500`, append([]any{dates.Of(tx.Now, tx.Zone())}, args...)...)
	return list, err
}
