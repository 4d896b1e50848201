package trail

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// ListAttention ranks what each operator did in a period that somebody should look at: two statements, however much
// was sold, and one for the names.
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
		select operator_id, sum(total)::bigint as sold, count(*) filter (where discount > 0) as count, sum(discount)::bigint as discount
		  from sales
		 where account_id = $1 and state = 'finalizada' and business_day between $2 and $3
		 group by operator_id`, from, to)
	if err != nil {
		return nil, err
	}
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
