package finance

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Post writes the entries in the ledger and keeps the balances beside it: one statement locks the accounts in the order
// of their ids and updates them, one adds the movements.
func Post(tx *db.Tx, entries []Entry) error {
	if len(entries) == 0 {
		return nil
	}
	balances, err := addToBalances(tx, entries)
	if err != nil {
		return err
	}
	rows := make([][]any, len(entries))
	for i, e := range entries {
		balances[e.AccountID] += e.Amount
		rows[i] = []any{e.AccountID, db.NewID(), tx.Now, e.Kind, e.Amount, balances[e.AccountID], e.Text, e.OriginKind, e.OriginID, tx.Actor.Identity}
	}
	return tx.InsertLater("money_movements", "money_account_id, id, at, kind, amount, balance, text, origin_kind, origin_id, identity_id", rows...)
}

// addToBalances gives the balances from before the entries; ids of movements are made after it, so that they follow the
// order in which the account was locked.
func addToBalances(tx *db.Tx, entries []Entry) (before map[int64]money.Cents, err error) {
	list, err := changes(entries)
	if err != nil {
		return nil, err
	}
	rows := make([][]any, len(list))
	for i, c := range list {
		rows[i] = []any{c.account, c.amount}
	}
	values, args := db.Values(rows, "bigint", "bigint")
	var after []struct {
		ID      int64       `db:"id"`
		Balance money.Cents `db:"balance"`
	}
	err = tx.ListWrite(&after, `
		with change (id, amount) as (values `+values+`),
		locked as materialized (
		  select m.id, c.amount from money_accounts m join change c on c.id = m.id
		   where m.account_id = $1 order by m.id for update of m)
		update money_accounts m set balance = m.balance + l.amount
		  from locked l
		 where m.account_id = $1 and m.id = l.id
		returning m.id, m.balance`, args...)
	if err != nil {
		return nil, err
	}
	if len(after) != len(list) {
		return nil, fault.Refuse(noAccount)
	}
	before = map[int64]money.Cents{}
	for _, a := range after {
		before[a.ID] = a.Balance
	}
	for _, c := range list {
		before[c.account] -= c.amount
	}
	return before, nil
}
