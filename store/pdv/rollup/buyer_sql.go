package rollup

import (
	"github.com/lib/pq"

	"omniservicos/db"
)

// scored is every customer who bought in the window ($2 on), with their scores; what came back is off their total. Who has
// a purchase that was cancelled is read from the sales themselves. A score is the fifth that one's rank falls in;
// equals share the better one of recency, and the lower ones of the others: one purchase is not often. months has a bit for each month with a purchase, this one's the lowest ($3 numbers it).
const scored = `
	with undone as materialized (
		select distinct s.customer_id as person_id
		  from till_events e join sales s on s.account_id = e.account_id and s.id = e.sale_id
		 where e.account_id = $1 and e.kind = 'venda_cancelada' and e.business_day >= $2 and s.customer_id is not null),
	bought as (
		select c.person_id, c.last_day, c.purchases, c.total from rollup_customers c
		 where c.account_id = $1 and c.month >= $2 and not exists (select 1 from undone u where u.person_id = c.person_id)
		union all
		select s.customer_id, s.business_day, 1, s.total from ` + notRolled + `
		 where t.account_id = $1 and s.customer_id is not null and s.business_day >= $2
		   and not exists (select 1 from undone u where u.person_id = s.customer_id)
		union all
		select s.customer_id, s.business_day, 1, s.total from undone u join sales s on s.account_id = $1 and s.customer_id = u.person_id
		 where s.state = 'finalizada' and s.business_day >= $2
		union all
		select r.person_id, null, 0, -r.total from returns r where r.account_id = $1 and r.business_day >= $2 and r.person_id is not null),
	summed as (
		select person_id, max(last_day) as last_day, sum(purchases)::bigint as purchases, sum(total)::bigint as total,
		       bit_or(1 << greatest($3::int - (extract(year from last_day) * 12 + extract(month from last_day))::int, 0)) as months
		  from bought group by person_id having sum(purchases) > 0),
	scored as (
		select person_id, last_day, purchases, total, last_day < $4 and (months & ((months & -months) * 7)) = (months & -months) * 7 as stopped,
		       5 - (rank() over (order by last_day desc) - 1) * 5 / count(*) over () as r,
		       1 + (rank() over (order by purchases) - 1) * 5 / count(*) over () as f,
		       1 + (rank() over (order by total) - 1) * 5 / count(*) over () as m
		  from summed)
	`

func (w Window) args(more ...any) []any {
	return append([]any{w.From, month(w.Today), w.Quiet}, more...)
}

// Cells count the customers of the window by their scores.
func Cells(tx *db.Tx, w Window) (cells []Cell, err error) {
	err = tx.List(&cells, scored+`
		select r, f, m, stopped, count(*) as customers, sum(total)::bigint as total from scored group by r, f, m, stopped order by r desc, f desc, m desc`,
		w.args()...)
	return cells, err
}

// ListBuyers are the customers that the filter names, the dearest first.
func ListBuyers(tx *db.Tx, w Window, f BuyerFilter) (list []Buyer, err error) {
	err = tx.List(&list, scored+`
		select x.*, p.name from (
			select person_id, last_day, purchases, total, stopped, r, f, m from scored
			 where (stopped and $5::boolean or r * 100 + f * 10 + m = any($6::bigint[]))
			   and ($7::bigint = 0 or (total, person_id) < ($8::bigint, $7))
			 order by total desc, person_id desc limit $9) x
		  join people p on p.account_id = $1 and p.id = x.person_id
		 order by x.total desc, x.person_id desc`,
		w.args(f.Stopped, pq.Int64Array(f.Codes), f.After.PersonID, f.After.Total, f.Limit)...)
	return list, err
}
