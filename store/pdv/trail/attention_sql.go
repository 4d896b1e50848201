package trail

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// ListAttention ranks what each operator did in a period that somebody should look at: three statements, however
// much was sold, and one for the names.
func ListAttention(tx *db.Tx, from, to dates.Date) (lines []Attention, err error) {
	err = tx.List(&lines, `
		select kind, operator_id, max(operator) as operator, count(*) as count, sum(amount)::bigint as amount
		  from till_events
		 where account_id = $1 and business_day between $2 and $3 and kind = any($4)
		 group by kind, operator_id`, from, to, pq.StringArray(Watched))
	if err != nil {
		return nil, err
	}
	var sellers []struct {
		OperatorID int64       `db:"operator_id"`
		Sold       money.Cents `db:"sold"`
		Count      int         `db:"count"`
		Discount   money.Cents `db:"discount"`
	}
	err = tx.List(&sellers, `
		select s.operator_id, sum(s.total)::bigint as sold, count(*) filter (where s.discount > 0 or l.discount > 0) as count,
		       sum(s.discount + coalesce(l.discount, 0))::bigint as discount
		  from sales s
		  left join (
			select i.sale_id, sum(i.discount) as discount
			  from sale_items i
			  join sales d on d.account_id = i.account_id and d.id = i.sale_id
			 where i.account_id = $1 and i.discount > 0 and i.cancelled_at is null and d.business_day between $2 and $3
			 group by i.sale_id) l on l.sale_id = s.id
		 where s.account_id = $1 and s.state = 'finalizada' and s.business_day between $2 and $3
		 group by s.operator_id`, from, to)
	if err != nil {
		return nil, err
	}
	var paid []Attention
	err = tx.List(&paid, `
		select '`+CashReturned+`' as kind, identity_id as operator_id, '' as operator, count(*) as count, sum(cash)::bigint as amount
		  from returns
		 where account_id = $1 and business_day between $2 and $3 and cash > 0
		 group by identity_id`, from, to)
	if err != nil {
		return nil, err
	}
	lines = append(lines, paid...)
	sold := map[int64]money.Cents{}
	for _, s := range sellers {
		sold[s.OperatorID] = s.Sold
		if s.Count > 0 {
			lines = append(lines, Attention{Kind: Discounts, OperatorID: s.OperatorID, Count: s.Count, Amount: s.Discount})
		}
	}
	for i := range lines {
		lines[i].Sold = sold[lines[i].OperatorID]
	}
	rank(lines)
	return lines, nameOperators(tx, lines)
}

// nameOperators writes the people's names; who works through the API or the seed has none.
func nameOperators(tx *db.Tx, lines []Attention) error {
	ids := make([]int64, len(lines))
	for i, l := range lines {
		ids[i] = l.OperatorID
	}
	names, err := account.Names(tx, ids)
	for i := range lines {
		if name := names[lines[i].OperatorID]; name != "" {
			lines[i].Operator = name
		}
		if lines[i].Operator == "" {
			lines[i].Operator = "Sistema"
		}
	}
	return err
}

// PageSize is how many events a page shows.
const PageSize = 80

// List are the events that the filter names, newest first, PageSize + 1 at most.
func List(tx *db.Tx, f Filter) (events []Event, err error) {
	err = tx.List(&events, query+`
		   and ($2 = '' or e.kind = $2) and ($3::bigint = 0 or e.operator_id = $3) and ($4::bigint = 0 or e.till_id = $4)
		   and e.business_day between $5 and $6 and ($7::bigint = 0 or e.id < $7)
		 order by e.id desc limit $8`, f.Kind, f.OperatorID, f.TillID, f.From, f.To, f.Before, PageSize+1)
	return events, err
}
