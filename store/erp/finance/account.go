// Package finance is what is owed and where the money lies: titles and their settlements, drawers, safes and banks.
package finance

import (
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Account is a place where money lies: a till's drawer, a safe or a bank account.
type Account struct {
	ID         int64       `db:"id"`
	BranchID   int64       `db:"branch_id"`
	BranchName string      `db:"branch_name"`
	Kind       string      `db:"kind"` // caixa, cofre, banco
	Name       string      `db:"name"`
	Balance    money.Cents `db:"balance"` // always the sum of its movements
}

// KindTitle is the account's kind on the screen.
func (a *Account) KindTitle() string {
	return map[string]string{"caixa": "Gaveta de caixa", "cofre": "Cofre", "banco": "Conta bancária"}[a.Kind]
}

const noAccount = "Esta conta de dinheiro não existe."

func checkAccount(kind, name string) error {
	if name == "" {
		return fault.Blame("name", "Informe o nome da conta.")
	}
	switch kind {
	case "caixa", "cofre", "banco":
		return nil
	}
	return fault.Blame("kind", "Escolha entre gaveta de caixa, cofre e conta bancária.")
}
