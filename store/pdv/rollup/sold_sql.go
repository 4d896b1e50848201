package rollup

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// notRolled are the sales that the sums do not hold yet. Its upper bound changes nothing, but says that they are few.
const notRolled = `
	tills t
	left join rollup_tills w on w.account_id = t.account_id and w.till_id = t.id
	cross join lateral (select s.* from sales s
	     where s.account_id = $1 and s.till_id = t.id and s.number > coalesce(w.through, 0) and s.number < t.next_number offset 0) s`

// sold is what was finalised, what of it was cancelled, and what came back, each with its sign. $2 and $3 are the days.
const sold = `(
	select d.day, d.branch_id, d.seller_id, d.sales, d.total from rollup_days d where d.account_id = $1 and d.day between $2 and $3
	union all
	select s.business_day, s.branch_id, s.seller_id, 1, s.total from ` + notRolled + ` where t.account_id = $1 and s.business_day between $2 and $3
	union all
	select s.business_day, s.branch_id, s.seller_id, -1, -s.total
	  from till_events e join sales s on s.account_id = e.account_id and s.id = e.sale_id
	 where e.account_id = $1 and e.kind = 'venda_cancelada' and e.business_day >= $2 and s.business_day between $2 and $3
	union all
	select r.business_day, s.branch_id, s.seller_id, 0, -r.total
	  from returns r join sales s on s.account_id = r.account_id and s.id = r.sale_id
	 where r.account_id = $1 and r.business_day between $2 and $3) x
	 where ($4::bigint[] is null or x.seller_id = any($4)) and ($5::bigint = 0 or x.branch_id = $5)`

func (f Filter) args() []any { return []any{f.From, f.To, f.sellers(), f.BranchID} }

// sellers is NULL where nobody is asked for in particular; a team of nobody has sold nothing.
func (f Filter) sellers() any {
	if f.Sellers == nil {
		return nil
	}
	return pq.Int64Array(f.Sellers)
}

// Sums are what each seller sold in each branch.
func Sums(tx *db.Tx, f Filter) (sums []Sum, err error) {
	err = tx.List(&sums, `
		select x.branch_id, x.seller_id, sum(x.sales)::bigint as sales, sum(x.total)::bigint as total
		  from `+sold+` group by x.branch_id, x.seller_id order by x.branch_id, x.seller_id`, f.args()...)
	return sums, err
}

// Total is all of them together.
func Total(tx *db.Tx, f Filter) (total Sum, err error) {
	sums, err := Sums(tx, f)
	for _, s := range sums {
		total = total.Add(s)
	}
	return total, err
}

// Month is what a month sold.
type Month struct {
	First dates.Date `db:"month"`
	Sum
}

// Months are the months of a period that sold anything, in order.
func Months(tx *db.Tx, f Filter) (list []Month, err error) {
	err = tx.List(&list, `
		select date_trunc('month', x.day)::date as month, 0::bigint as branch_id, 0::bigint as seller_id, sum(x.sales)::bigint as sales, sum(x.total)::bigint as total
		  from `+sold+` group by 1 order by 1`, f.args()...)
	return list, err
}

// NewCustomers are who first bought in the month that begins on this day, by who sold to them and where.
func NewCustomers(tx *db.Tx, month dates.Date) (list []New, err error) {
	err = tx.List(&list, firstSales+`select f.branch_id, f.seller_id, count(*) as count from first f group by f.branch_id, f.seller_id order by 1, 2`,
		month, month.LastOfMonth())
	return list, err
}

// firstSales are the first sales of who first bought in the month: of each, the first that came in and stands.
const firstSales = `
	with bought as (
		select c.person_id from rollup_customers c where c.account_id = $1 and c.month = $2
		union
		select s.customer_id from ` + notRolled + ` where t.account_id = $1 and s.customer_id is not null and s.business_day between $2 and $3),
	first as (
		select s.* from bought b
		 cross join lateral (select s.* from sales s
		         where s.account_id = $1 and s.customer_id = b.person_id and s.state = 'finalizada' order by s.id limit 1) s
		 where s.business_day between $2 and $3)
	`

// ListRows are the sales and returns that a Sum adds up, newest first, PageSize + 1 at most after the row given.
func ListRows(tx *db.Tx, f Filter, after Row) (rows []Row, err error) {
	args := append(f.args(), after.Day, after.ID, PageSize+1)
	err = tx.List(&rows, `
		with rows as (
			(select 'venda' as kind, s.id, s.id as sale_id, s.business_day as day, s.total
			   from sales s
			  where s.account_id = $1 and s.state = 'finalizada' and s.business_day between $2 and $3
			    and ($4::bigint[] is null or s.seller_id = any($4)) and ($5::bigint = 0 or s.branch_id = $5)
			    and ($6::date is null or (s.business_day, s.id) < ($6, $7::bigint))
			  order by s.business_day desc, s.id desc limit $8)
			union all
			(select 'devolucao', r.id, r.sale_id, r.business_day, -r.total
			   from returns r join sales s on s.account_id = r.account_id and s.id = r.sale_id
			  where r.account_id = $1 and r.business_day between $2 and $3
			    and ($4::bigint[] is null or s.seller_id = any($4)) and ($5::bigint = 0 or s.branch_id = $5)
			    and ($6::date is null or (r.business_day, r.id) < ($6, $7::bigint))
			  order by r.business_day desc, r.id desc limit $8))
		select x.kind, x.id, x.sale_id, x.day, x.total, s.number, t.name as till_name, coalesce(s.customer_id, 0) as customer_id,
		       coalesce(p.name, '') as customer, s.seller_id
		  from rows x
		  join sales s on s.account_id = $1 and s.id = x.sale_id
		  join tills t on t.account_id = s.account_id and t.id = s.till_id
		  left join people p on p.account_id = s.account_id and p.id = s.customer_id
		 order by x.day desc, x.id desc limit $8`, args...)
	return rows, err
}

// Newcomer is who first bought in a month, with that sale.
type Newcomer struct {
	PersonID int64       `db:"person_id"`
	Name     string      `db:"name"`
	SaleID   int64       `db:"sale_id"`
	Day      dates.Date  `db:"day"`
	SellerID int64       `db:"seller_id"`
	Total    money.Cents `db:"total"`
}

// Newcomers are those that NewCustomers counts, of these sellers and this branch, the dearest first.
func Newcomers(tx *db.Tx, f Filter, limit int) (list []Newcomer, err error) {
	args := append(f.args(), limit)
	err = tx.List(&list, firstSales+`
		select f.customer_id as person_id, p.name, f.id as sale_id, f.business_day as day, f.seller_id, f.total
		  from first f join people p on p.account_id = $1 and p.id = f.customer_id
		 where ($4::bigint[] is null or f.seller_id = any($4)) and ($5::bigint = 0 or f.branch_id = $5)
		 order by f.total desc, f.id limit $6`, args...)
	return list, err
}
