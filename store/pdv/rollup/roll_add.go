package rollup

import (
	"omniservicos/db"
)

// The tail is worth rolling from so many sales on; as many at most go in one transaction.
const (
	tailWorth  = 1000
	mostAtOnce = 20_000
)

// mark is how far a till is rolled, and how far it has sold.
type mark struct {
	TillID  int64 `db:"till_id"`
	Through int64 `db:"through"`
	Last    int64 `db:"last"`
}

// Roll adds what was sold since it last ran, if that is enough to be worth it, and says whether there is more to add.
func Roll(tx *db.Tx) (more bool, err error) { return roll(tx, tailWorth) }

// RollAll adds everything that fits into one transaction, however little it is.
func RollAll(tx *db.Tx) (more bool, err error) { return roll(tx, 1) }

func roll(tx *db.Tx, worth int64) (more bool, err error) {
	_, tail, err := waiting(tx)
	if err != nil || tail < worth {
		return false, err
	}
	if err := Hold(tx); err != nil {
		return false, err
	}
	marks, tail, err := waiting(tx)
	if err != nil || tail < worth { // somebody else was here
		return false, err
	}
	portion, added := portionOf(marks)
	if err := add(tx, portion); err != nil {
		return false, err
	}
	tx.Log(db.Change{Action: "Vendas somadas para os relatórios", Object: "rollup_states", After: map[string]any{"sales": added}})
	_, err = tx.Exec(`update rollup_states set rolled_at = $2 where account_id = $1`, tx.Now)
	return added < tail, err
}

// waiting reads each till's mark, and how many sales wait in all. Numbers of a till are given under its lock, so that
// whoever sees one sees all before it.
func waiting(tx *db.Tx) (marks []mark, tail int64, err error) {
	err = tx.List(&marks, `
		select t.id as till_id, coalesce(w.through, 0) as through,
		       coalesce((select max(s.number) from sales s where s.account_id = $1 and s.till_id = t.id), 0) as last
		  from tills t
		  left join rollup_tills w on w.account_id = t.account_id and w.till_id = t.id
		 where t.account_id = $1
		 order by t.id`)
	for _, m := range marks {
		tail += m.Last - m.Through
	}
	return marks, tail, err
}

// portionOf takes as much of the tail as one transaction bears; Last is then where it ends.
func portionOf(marks []mark) (taken []mark, sales int64) {
	for _, m := range marks {
		m.Last = min(m.Last, m.Through+mostAtOnce-sales)
		if m.Last > m.Through {
			taken, sales = append(taken, m), sales+m.Last-m.Through
		}
	}
	return taken, sales
}

// Hold lets one at a time change the sums of an account.
func Hold(tx *db.Tx) error {
	if err := tx.InsertOrSkip("rollup_states", "rolled_at", []any{nil}); err != nil {
		return err
	}
	var held []int64
	return tx.Lock(&held, "rollup_states", `select account_id from rollup_states where account_id = $1 for update`)
}

func add(tx *db.Tx, marks []mark) error {
	var rows, through [][]any
	for _, m := range marks {
		rows = append(rows, []any{m.TillID, m.Through, m.Last})
		through = append(through, []any{m.TillID, m.Last})
	}
	list, args := db.Values(rows, "bigint", "bigint", "bigint")
	_, err := tx.Exec(`
		insert into rollup_days (account_id, day, branch_id, seller_id, sales, total)
		select s.account_id, s.business_day, s.branch_id, s.seller_id, count(*), sum(s.total)
		  from (values `+list+`) v (till_id, after, last)
		 cross join lateral (select s.* from sales s
		         where s.account_id = $1 and s.till_id = v.till_id and s.number > v.after and s.number <= v.last offset 0) s
		 group by s.account_id, s.business_day, s.branch_id, s.seller_id
		    on conflict (account_id, day, branch_id, seller_id)
		    do update set sales = rollup_days.sales + excluded.sales, total = rollup_days.total + excluded.total`, args...)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`
		insert into rollup_customers (account_id, person_id, month, branch_id, purchases, total, last_day)
		select s.account_id, s.customer_id, date_trunc('month', s.business_day)::date, s.branch_id, count(*), sum(s.total), max(s.business_day)
		  from (values `+list+`) v (till_id, after, last)
		 cross join lateral (select s.* from sales s
		         where s.account_id = $1 and s.till_id = v.till_id and s.number > v.after and s.number <= v.last offset 0) s
		 where s.customer_id is not null
		 group by s.account_id, s.customer_id, date_trunc('month', s.business_day), s.branch_id
		    on conflict (account_id, person_id, month, branch_id)`+together, args...)
	if err != nil {
		return err
	}
	return advance(tx, through)
}

// together adds one row of a customer's month to the one that is there.
const together = `
	do update set purchases = rollup_customers.purchases + excluded.purchases, total = rollup_customers.total + excluded.total,
	              last_day = greatest(rollup_customers.last_day, excluded.last_day)`

func advance(tx *db.Tx, through [][]any) error {
	list, args := db.Values(through, "bigint", "bigint")
	_, err := tx.Exec(`
		insert into rollup_tills (account_id, till_id, through)
		select $1, v.till_id, v.through from (values `+list+`) v (till_id, through)
		    on conflict (account_id, till_id) do update set through = excluded.through`, args...)
	return err
}

// Forget throws the sums of the account away: the next runs make them anew from the sales.
func Forget(tx *db.Tx) error {
	if err := Hold(tx); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Somas dos relatórios apagadas para refazer", Object: "rollup_states"})
	for _, statement := range []string{
		`delete from rollup_tills where account_id = $1`, `delete from rollup_days where account_id = $1`, `delete from rollup_customers where account_id = $1`,
	} {
		if _, err := tx.Exec(statement); err != nil {
			return err
		}
	}
	return nil
}
