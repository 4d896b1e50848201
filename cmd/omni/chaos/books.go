package chaos

import (
	"omniservicos/db"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// books are what the shop's tables hold, read without asking the house's own rules.
type books struct {
	sales  []soldRow // by till and number
	tills  []tillRow
	shelf  []shelfRow
	drawer map[int64]drawerRow // by till
	pix    money.Cents
	stray  int      // rows that belong to no sale
	alone  []string // sales that documents of a terminal made, a row each
}

// soldRow is one sale, with the sums of what hangs on it.
type soldRow struct {
	Client   string          `db:"client"`
	Till     int64           `db:"till_id"`
	Number   *int64          `db:"number"`
	State    string          `db:"state"`
	Total    money.Cents     `db:"total"`
	Hash     string          `db:"hash"`
	Previous string          `db:"previous"`
	Lines    int             `db:"lines"`
	Items    money.Cents     `db:"items"`
	Paid     money.Cents     `db:"paid"`
	Due      money.Cents     `db:"due"`
	Moved    quantity.Amount `db:"moved"`
}

// tillRow is what a till remembers.
type tillRow struct {
	ID   int64  `db:"id"`
	Name string `db:"name"`
	Next int64  `db:"next_number"`
	Last string `db:"last_hash"`
}

// shelfRow is a product's balance beside the sum of its movements.
type shelfRow struct {
	Product int64           `db:"product_id"`
	Balance quantity.Amount `db:"balance"`
	Sum     quantity.Amount `db:"sum"`
}

// drawerRow is a till's money beside the sum of its movements.
type drawerRow struct {
	Till    int64       `db:"till_id"`
	Balance money.Cents `db:"balance"`
	Sum     money.Cents `db:"sum"`
}

// readBooks reads all of it; the shop is small.
func readBooks(tx *db.Tx) (b books, err error) {
	err = tx.List(&b.sales, `
		select s.client_id::text as client, s.till_id, s.number, s.state, s.total,
		       coalesce(encode(s.hash, 'hex'), '') as hash, coalesce(encode(s.previous_hash, 'hex'), '') as previous,
		       (select count(*) from sale_items i where i.account_id = s.account_id and i.sale_id = s.id) as lines,
		       (select coalesce(sum(i.total), 0) from sale_items i where i.account_id = s.account_id and i.sale_id = s.id) as items,
		       (select coalesce(sum(p.amount), 0) from sale_payments p where p.account_id = s.account_id and p.sale_id = s.id) as paid,
		       (select coalesce(sum(t.amount), 0) from titles t where t.account_id = s.account_id and t.origin_kind = 'venda' and t.origin_id = s.id) as due,
		       (select coalesce(-sum(m.quantity), 0) from stock_movements m where m.account_id = s.account_id and m.origin_kind = 'venda' and m.origin_id = s.id) as moved
		  from sales s where s.account_id = $1 order by s.till_id, s.number, s.id`)
	if err != nil {
		return b, err
	}
	err = tx.List(&b.tills, `
		select id, name, next_number, encode(last_hash, 'hex') as last_hash from tills where account_id = $1 order by id`)
	if err != nil {
		return b, err
	}
	err = tx.List(&b.shelf, `
		select b.product_id, b.quantity as balance,
		       (select coalesce(sum(m.quantity), 0) from stock_movements m where m.account_id = b.account_id and m.product_id = b.product_id and m.depot_id = b.depot_id) as sum
		  from stock_balances b where b.account_id = $1 order by b.product_id`)
	if err != nil {
		return b, err
	}
	err = tx.List(&b.alone, `
		select coalesce(s.client_id::text, 'nenhuma') from till_documents d
		  left join sales s on s.account_id = d.account_id and s.id = d.sale_id and d.verdict = 'stored'
		 where d.account_id = $1`)
	if err != nil {
		return b, err
	}
	return b, b.readMoney(tx)
}

func (b *books) readMoney(tx *db.Tx) error {
	var rows []drawerRow
	err := tx.List(&rows, `
		select t.id as till_id, a.balance,
		       (select coalesce(sum(m.amount), 0) from money_movements m where m.account_id = a.account_id and m.money_account_id = a.id) as sum
		  from tills t
		  join money_accounts a on a.account_id = t.account_id and a.id = t.money_account_id
		 where t.account_id = $1`)
	if err != nil {
		return err
	}
	b.drawer = map[int64]drawerRow{}
	for _, r := range rows {
		b.drawer[r.Till] = r
	}
	err = tx.Get(&b.pix, `
		select coalesce(sum(m.amount), 0) from money_movements m
		 where m.account_id = $1 and m.origin_kind = 'venda'
		   and m.money_account_id not in (select money_account_id from tills where account_id = $1)`)
	if err != nil {
		return err
	}
	return tx.Get(&b.stray, `
		select (select count(*) from stock_movements m where m.account_id = $1 and m.origin_kind = 'venda'
		          and not exists (select 1 from sales s where s.account_id = m.account_id and s.id = m.origin_id))
		     + (select count(*) from money_movements m where m.account_id = $1 and m.origin_kind = 'venda'
		          and not exists (select 1 from sales s where s.account_id = m.account_id and s.id = m.origin_id))
		     + (select count(*) from titles t where t.account_id = $1 and t.origin_kind = 'venda'
		          and not exists (select 1 from sales s where s.account_id = t.account_id and s.id = t.origin_id))`)
}
