package finance

import (
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// NewTransfer moves money between two accounts of the business.
type NewTransfer struct {
	FromID, ToID int64
	Amount       money.Cents
	Text         string
	Key          string // the form's own UUID; empty where the caller sees to doing it once
}

func (n *NewTransfer) check() error {
	switch {
	case n.FromID == n.ToID:
		return fault.Blame("to_id", "Escolha duas contas diferentes.")
	case n.Amount <= 0:
		return fault.Blame("amount", "O valor deve ser maior que zero.")
	}
	return nil
}

// NewAdjustment makes an account's balance what was counted or what the bank's statement says.
type NewAdjustment struct {
	AccountID int64
	Balance   money.Cents
	Reason    string
	Key       string
}

// mayGive refuses more cash than there is: a drawer or a safe cannot go below zero, a bank account can.
func (a *Account) mayGive(amount money.Cents) error {
	if a.Kind == "banco" || amount <= a.Balance {
		return nil
	}
	return fault.Blame("amount", a.Name+" tem "+a.Balance.String()+": não dá para tirar "+amount.String()+".")
}
