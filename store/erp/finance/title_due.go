package finance

import (
	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Due is what is open in one direction: falling due today, and overdue.
type Due struct {
	Direction    string      `db:"direction"`
	Today        money.Cents `db:"today"`
	TodayCount   int         `db:"today_count"`
	Overdue      money.Cents `db:"overdue"`
	OverdueCount int         `db:"overdue_count"`
}

// DueBy adds up what is open until today: receivables, then payables.
func DueBy(tx *db.Tx, today dates.Date) (receivable, payable Due, err error) {
	var sums []Due
	err = tx.List(&sums, `
		select direction,
		       coalesce(sum(open_amount) filter (where due_on = $2::date), 0)::bigint as today, count(*) filter (where due_on = $2::date) as today_count,
		       coalesce(sum(open_amount) filter (where due_on < $2::date), 0)::bigint as overdue, count(*) filter (where due_on < $2::date) as overdue_count
		  from titles
		 where account_id = $1 and state = 'aberto' and due_on <= $2::date
		 group by direction`, today)
	for _, s := range sums {
		if s.Direction == "receber" {
			receivable = s
		} else {
			payable = s
		}
	}
	return receivable, payable, err
}

// Debt is what one person owes us.
type Debt struct {
	Titles []Title // the first to fall due, a few
	Count  int
	Open   money.Cents
}

// DebtOf reads what the person owes: the titles that fall due first, at most n of them, and the sum of all.
func DebtOf(tx *db.Tx, personID int64, n int) (d Debt, err error) {
	var rows []struct {
		Title
		Count int         `db:"count"`
		Sum   money.Cents `db:"sum"`
	}
	err = tx.List(&rows, `
		select `+titleColumns+`, count(*) over () as count, (sum(t.open_amount) over ())::bigint as sum`+titlesAndPeople+`
		 where t.account_id = $1 and t.person_id = $2 and t.direction = 'receber' and t.state = 'aberto'
		 order by t.due_on, t.id limit $3`, personID, n)
	for _, r := range rows {
		d.Titles = append(d.Titles, r.Title)
		d.Count, d.Open = r.Count, r.Sum
	}
	return d, err
}

// SearchTitles finds titles whose document holds q, the newest first.
func SearchTitles(tx *db.Tx, q string, limit int) (titles []Title, err error) {
	err = tx.List(&titles, `
		select `+titleColumns+titlesAndPeople+`
		 where t.account_id = $1 and strpos(lower(t.document), lower($2)) > 0
		 order by t.id desc limit $3`, q, limit)
	return titles, err
}
