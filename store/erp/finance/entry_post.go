package finance

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Post writes the entries in the ledger and keeps the balances beside it: one statement locks the accounts in the order
// of their ids; what changes goes at the transaction's end.
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

// addToBalances locks the accounts and gives their balances from before the entries; the new ones go with the movements,
// whose ids are made after it, so that they follow the order in which the account was locked.
func addToBalances(tx *db.Tx, entries []Entry) (before map[int64]money.Cents, err error) {
	list, err := changes(entries)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(list))
	for i, c := range list {
		ids[i] = c.account
	}
	if before, err = lockBalances(tx, ids); err != nil {
		return nil, err
	}
	rows := make([][]any, len(list))
	for i, c := range list {
		was, there := before[c.account]
		if !there {
			return nil, fault.Refuse(noAccount)
		}
		is, ok := money.Sum(was, c.amount)
		if !ok {
			return nil, fault.Refuse("O saldo passa do que o sistema aceita.")
		}
		rows[i] = []any{c.account, is}
	}
	values, args := db.Values(rows, "bigint", "bigint")
	return before, tx.ExecLater("money_accounts", `
		update money_accounts m set balance = c.balance
		  from (values `+values+`) as c (id, balance)
		 where m.account_id = $1 and m.id = c.id`, args...)
}
