package finance

import (
	"strings"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// NewAccount makes a drawer (caixa), a safe (cofre) or a bank account (banco), empty. Branch 0 is the first one.
func NewAccount(tx *db.Tx, kind, name string, branchID int64) (int64, error) {
	name = strings.TrimSpace(name)
	if err := checkAccount(kind, name); err != nil {
		return 0, err
	}
	branchID, err := branchOrFirst(tx, branchID)
	if err != nil {
		return 0, err
	}
	id := db.NewID()
	tx.Log(db.Change{Action: "Conta de dinheiro criada", Object: "money_accounts", ID: id,
		After: map[string]any{"kind": kind, "title": name, "branch_id": branchID}})
	return id, tx.Insert("money_accounts", "id, branch_id, kind, name", []any{id, branchID, kind, name})
}

const accountColumns = `m.id, m.branch_id, b.name as branch_name, m.kind, m.name, m.balance`

const accountsAndBranches = `
	  from money_accounts m
	  join branches b on b.account_id = m.account_id and b.id = m.branch_id`

// FindAccount reads one account with its balance.
func FindAccount(tx *db.Tx, id int64) (a Account, err error) {
	err = tx.Find(&a, noAccount, `select `+accountColumns+accountsAndBranches+` where m.account_id = $1 and m.id = $2`, id)
	return a, err
}

// ListAccounts are all accounts in use: drawers, then safes, then banks, each by name.
func ListAccounts(tx *db.Tx) (accounts []Account, err error) {
	err = tx.List(&accounts, `
		select `+accountColumns+accountsAndBranches+`
		 where m.account_id = $1 and m.archived_at is null
		 order by array_position(array['caixa', 'cofre', 'banco'], m.kind), m.name collate pt_br, m.id`)
	return accounts, err
}

// Balance is what lies in the account now.
func Balance(tx *db.Tx, id int64) (balance money.Cents, err error) {
	err = tx.Find(&balance, noAccount, `select balance from money_accounts where account_id = $1 and id = $2`, id)
	return balance, err
}

// branchOrFirst checks that the branch is one of the account's; 0 is the first.
func branchOrFirst(tx *db.Tx, id int64) (branch int64, err error) {
	err = tx.Get(&branch, `
		select coalesce(min(id), 0) from branches
		 where account_id = $1 and archived_at is null and ($2::bigint = 0 or id = $2)`, id)
	if err == nil && branch == 0 {
		return 0, fault.Blame("branch_id", "Esta filial não existe.")
	}
	return branch, err
}
