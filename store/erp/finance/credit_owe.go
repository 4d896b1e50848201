package finance

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// credit is what a person owes on fiado, after it grew, and how much they may.
type credit struct {
	Name  string      `db:"name"`
	Limit money.Cents `db:"credit_limit"`
	Owed  money.Cents `db:"owed"`
}

// owe adds to what the person owes on fiado, or takes off when amount is negative, in one statement.
func owe(tx *db.Tx, person int64, amount money.Cents) (c credit, err error) {
	var rows []credit
	err = tx.ListWrite(&rows, `
		with grown as (
		  insert into person_credits (account_id, person_id, owed) values ($1, $2, $3)
		  on conflict (account_id, person_id) do update set owed = person_credits.owed + excluded.owed
		  returning person_id, owed)
		select p.name, p.credit_limit, g.owed
		  from grown g join people p on p.account_id = $1 and p.id = g.person_id`, person, amount)
	if err != nil {
		return c, err
	}
	if len(rows) == 0 {
		return c, fault.Refuse(noPerson)
	}
	return rows[0], nil
}

// OverLimit refuses fiado that passes the person's limit by Beyond: a supervisor may allow that much.
type OverLimit struct {
	error
	Beyond money.Cents
}

func (o *OverLimit) Unwrap() error { return o.error }

// withinLimit refuses what was just added to the debt if it does not fit, with what a supervisor allowed on top.
func (c credit) withinLimit(added, allowed money.Cents) error {
	before, beyond := c.Owed-added, c.Owed-max(c.Limit, 0)
	switch {
	case beyond <= allowed:
		return nil
	case c.Limit == 0:
		return &OverLimit{fault.Refuse(c.Name + " não tem limite de fiado. Receba de outra forma, ou peça um limite no cadastro."), beyond}
	}
	return &OverLimit{fault.Refuse("O limite de fiado de " + c.Name + " é " + c.Limit.String() + " e já deve " + before.String() +
		": faltam " + beyond.String() + "."), beyond}
}

// lockCredit locks what the person owes. Where nobody ever sold them on fiado there is nothing to lock.
func lockCredit(tx *db.Tx, person int64) error {
	_, err := LockCredit(tx, person)
	return err
}

// LockCredit locks what the person owes on fiado, before its titles, and says how much that is.
func LockCredit(tx *db.Tx, person int64) (owed money.Cents, err error) {
	var rows []money.Cents
	err = tx.List(&rows, `select owed from person_credits where account_id = $1 and person_id = $2 for update`, person)
	if len(rows) == 1 {
		owed = rows[0]
	}
	return owed, err
}

// OpenCreditOfSale is what is still owed on fiado for a sale.
func OpenCreditOfSale(tx *db.Tx, sale int64) (open money.Cents, err error) {
	err = tx.Get(&open, `
		select coalesce(sum(open_amount), 0)::bigint from titles
		 where account_id = $1 and origin_kind = 'venda' and origin_id = $2 and direction = 'receber' and method = 'fiado' and state = 'aberto'`, sale)
	return open, err
}

// Credit is what a person owes on fiado and how much they may owe.
func Credit(tx *db.Tx, person int64) (owed, limit money.Cents, err error) {
	var c credit
	err = tx.Find(&c, noPerson, `
		select p.name, p.credit_limit, coalesce(c.owed, 0) as owed
		  from people p
		  left join person_credits c on c.account_id = p.account_id and c.person_id = p.id
		 where p.account_id = $1 and p.id = $2`, person)
	return c.Owed, c.Limit, err
}
