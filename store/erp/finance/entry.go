package finance

import (
	"cmp"
	"slices"

	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Entry is money that comes into an account, or leaves it when Amount is negative.
type Entry struct {
	AccountID  int64
	Kind       string // venda, cancelamento, fundo, recolhimento, quebra, baixa, estorno, transferencia, ajuste
	Amount     money.Cents
	Text       string
	OriginKind string
	OriginID   int64
}

// change is what an account's balance grows by.
type change struct {
	account int64
	amount  money.Cents
}

// changes adds the entries up by account, in the order in which accounts are locked.
func changes(entries []Entry) (list []change, err error) {
	for _, e := range entries {
		i, found := slices.BinarySearchFunc(list, e.AccountID, func(c change, id int64) int { return cmp.Compare(c.account, id) })
		if !found {
			list = slices.Insert(list, i, change{account: e.AccountID})
		}
		sum, ok := money.Sum(list[i].amount, e.Amount)
		if !ok {
			return nil, fault.Refuse("Este valor é maior do que o sistema aceita.")
		}
		list[i].amount = sum
	}
	return list, nil
}
