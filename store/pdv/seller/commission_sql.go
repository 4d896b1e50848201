package seller

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// earnedWith is what was earned when the sale was finalised, and the sum of what was given back since.
func earnedWith(tx *db.Tx, sale int64) (first, already earned, err error) {
	var rows []struct {
		Kind string `db:"kind"`
		earned
	}
	err = tx.List(&rows, `select kind, seller_id, percent, base, amount from commissions where account_id = $1 and sale_id = $2 order by id`, sale)
	for _, r := range rows {
		if r.Kind == "venda" {
			first = r.earned
			continue
		}
		already.Base += r.Base
		already.Amount += r.Amount
	}
	return first, already, err
}

// Filter is a period, both days included, and one seller or, with 0, all.
type Filter struct {
	From, To dates.Date
	SellerID int64
	Before   int64
}

// Sum is what a seller earned in a period.
type Sum struct {
	SellerID int64       `db:"seller_id"`
	Seller   string      `db:"seller"`
	Sales    int         `db:"sales"`
	Base     money.Cents `db:"base"`
	Amount   money.Cents `db:"amount"`
}

// SumCommissions adds up each seller's rows, which ListCommissions shows.
func SumCommissions(tx *db.Tx, f Filter) (sums []Sum, err error) {
	err = tx.List(&sums, `
		select c.seller_id, coalesce(i.name, 'Sem nome') as seller, count(*) filter (where c.kind = 'venda') as sales,
		       sum(c.base)::bigint as base, sum(c.amount)::bigint as amount
		  from commissions c
		  left join identities i on i.id = c.seller_id
		 where c.account_id = $1 and c.business_day between $2 and $3 and ($4::bigint = 0 or c.seller_id = $4)
		 group by c.seller_id, i.name
		 order by i.name, c.seller_id`, f.From, f.To, f.SellerID)
	return sums, err
}

// Commission is one row of what was earned or given back.
type Commission struct {
	ID       int64       `db:"id"`
	SaleID   int64       `db:"sale_id"`
	Number   int64       `db:"number"`
	TillName string      `db:"till_name"`
	Seller   string      `db:"seller"`
	Kind     string      `db:"kind"`
	OriginID int64       `db:"origin_id"`
	Base     money.Cents `db:"base"`
	Percent  int64       `db:"percent"`
	Amount   money.Cents `db:"amount"`
	At       time.Time   `db:"at"`
}

// PageSize is how many rows a page of commissions shows.
const PageSize = 80

// ListCommissions are the rows of a period, newest first, PageSize + 1 at most.
func ListCommissions(tx *db.Tx, f Filter) (list []Commission, err error) {
	err = tx.List(&list, `
		select c.id, c.sale_id, s.number, t.name as till_name, coalesce(i.name, 'Sem nome') as seller, c.kind, c.origin_id,
		       c.base, c.percent, c.amount, c.at
		  from commissions c
		  join sales s on s.account_id = c.account_id and s.id = c.sale_id
		  join tills t on t.account_id = s.account_id and t.id = s.till_id
		  left join identities i on i.id = c.seller_id
		 where c.account_id = $1 and c.business_day between $2 and $3 and ($4::bigint = 0 or c.seller_id = $4)
		   and ($5::bigint = 0 or c.id < $5)
		 order by c.id desc limit $6`, f.From, f.To, f.SellerID, f.Before, PageSize+1)
	return list, err
}

// Check: what is earned with a sale that came back whole is nothing.
func Check(tx *db.Tx) (breaches []string, err error) {
	err = tx.List(&breaches, `
		select format('venda %s: cancelada ou devolvida por inteiro, mas a comissão soma %s centavos', c.sale_id, sum(c.amount))
		  from commissions c
		  join sales s on s.account_id = c.account_id and s.id = c.sale_id
		 where c.account_id = $1
		 group by c.sale_id, s.state, s.total
		having (s.state = 'cancelada' or sum(c.base) = 0) and sum(c.amount) <> 0
		    or sum(c.base) <> case when s.state = 'cancelada' then 0 else s.total end -
		       (select coalesce(sum(r.total), 0) from returns r where r.account_id = $1 and r.sale_id = c.sale_id)`)
	return breaches, err
}
