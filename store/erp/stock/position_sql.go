package stock

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/catalogue"
)

// inSituation are the conditions, on p, of the situations; ? is the depot, 0 for all. "is true" keeps the planner from
// making a join of it, which on a young table it would walk once a product: so it is summed once, and hashed.
var inSituation = map[string]string{
	Low: `(p.min_stock > 0 and p.id in (
		select b.product_id
		  from stock_balances b
		  join products o on o.account_id = b.account_id and o.id = b.product_id
		 where b.account_id = $1 and (?::bigint = 0 or b.depot_id = ?)
		 group by b.product_id, o.min_stock
		having sum(b.quantity) < o.min_stock)) is true`,
	Negative: summed + ` < 0)) is true`,
	Empty:    summed + ` = 0)) is true`,
}

const summed = `(p.id in (
		select b.product_id
		  from stock_balances b
		 where b.account_id = $1 and (?::bigint = 0 or b.depot_id = ?)
		 group by b.product_id
		having sum(b.quantity)`

// Positions reads a page of products with what is there of each.
func Positions(tx *db.Tx, f PositionFilter) ([]Position, error) {
	f.Products.And(`p.kind in (?, ?)`, catalogue.Goods, catalogue.Material)
	OnlyIn(&f.Products, f.Situation, f.DepotID)
	products, err := catalogue.List(tx, f.Products)
	if err != nil {
		return nil, err
	}
	balances, err := Balances(tx, catalogue.IDs(products), f.DepotID)
	if err != nil {
		return nil, err
	}
	list := make([]Position, len(products))
	for i, p := range products {
		list[i] = Position{p, balances[p.ID]}
	}
	return list, nil
}

// OnlyIn leaves in a list of products those whose balance is in this situation, in one depot or, with 0, in all.
func OnlyIn(f *catalogue.Filter, situation string, depot int64) {
	f.And(inSituation[situation], depot, depot)
}

// Balances sums what is there of each product, in one depot or, with 0, in all.
func Balances(tx *db.Tx, products []int64, depot int64) (map[int64]Balance, error) {
	sums := map[int64]Balance{}
	if len(products) == 0 {
		return sums, nil
	}
	var list []Balance
	err := tx.List(&list, `
		select product_id, $3::bigint as depot_id, sum(quantity)::bigint as quantity, sum(value)::bigint as value
		  from stock_balances
		 where account_id = $1 and product_id = any($2) and ($3::bigint = 0 or depot_id = $3)
		 group by product_id`, pq.Int64Array(products), depot)
	for _, b := range list {
		sums[b.ProductID] = b
	}
	if err != nil {
		return nil, err
	}
	return sums, addReserved(tx, sums, products, depot)
}

// BalancesOf are the balances of one product, depot by depot.
func BalancesOf(tx *db.Tx, product int64) (list []Balance, err error) {
	err = tx.List(&list, `
		select product_id, depot_id, quantity, value from stock_balances where account_id = $1 and product_id = $2 order by depot_id`, product)
	if err != nil {
		return nil, err
	}
	return list, tellReserved(tx, list)
}

// Summarise counts what the position shows, in one depot or, with 0, in all.
func Summarise(tx *db.Tx, depot int64) (s Summary, err error) {
	err = tx.Get(&s, `
		select count(*) filter (where p.archived_at is null and p.min_stock > 0 and b.quantity < p.min_stock) as low,
		       count(*) filter (where p.archived_at is null and b.quantity < 0) as negative,
		       count(*) filter (where p.archived_at is null and b.quantity = 0) as empty,
		       coalesce(sum(b.value), 0)::bigint as value
		  from (select product_id, sum(quantity) as quantity, sum(value) as value
		          from stock_balances
		         where account_id = $1 and ($2::bigint = 0 or depot_id = $2)
		         group by product_id) b
		  join products p on p.account_id = $1 and p.id = b.product_id`, depot)
	return s, err
}
