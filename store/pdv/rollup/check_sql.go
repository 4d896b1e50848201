package rollup

import "omniservicos/db"

// Check compares the sums with the sales that they say to hold.
func Check(tx *db.Tx) (offenders []string, err error) {
	err = tx.List(&offenders, `
		with held as (
			select s.business_day, s.branch_id, s.seller_id, s.customer_id, s.total
			  from sales s join rollup_tills w on w.account_id = s.account_id and w.till_id = s.till_id
			 where s.account_id = $1 and s.number <= w.through),
		days as (
			select business_day as day, branch_id, seller_id, count(*) as sales, sum(total) as total from held group by 1, 2, 3),
		customers as (
			select customer_id, date_trunc('month', business_day)::date as month, branch_id, count(*) as purchases, sum(total) as total, max(business_day) as last_day
			  from held where customer_id is not null group by 1, 2, 3)
		select format('relatórios: em %s o vendedor %s soma %s vendas e %s centavos, e não %s e %s', coalesce(d.day, t.day), coalesce(d.seller_id, t.seller_id),
		              coalesce(d.sales, 0), coalesce(d.total, 0), coalesce(t.sales, 0), coalesce(t.total, 0))
		  from (select * from rollup_days where account_id = $1) d
		  full join days t on t.day = d.day and t.branch_id = d.branch_id and t.seller_id = d.seller_id
		 where (d.sales, d.total) is distinct from (t.sales, t.total)
		union all
		select format('relatórios: o cliente %s soma %s compras e %s centavos no mês de %s, e não %s e %s', coalesce(c.person_id, t.customer_id),
		              coalesce(c.purchases, 0), coalesce(c.total, 0), coalesce(c.month, t.month), coalesce(t.purchases, 0), coalesce(t.total, 0))
		  from (select * from rollup_customers where account_id = $1) c
		  full join customers t on t.customer_id = c.person_id and t.month = c.month and t.branch_id = c.branch_id
		 where (c.purchases, c.total, c.last_day) is distinct from (t.purchases, t.total, t.last_day)
		 limit 50`)
	return offenders, err
}
