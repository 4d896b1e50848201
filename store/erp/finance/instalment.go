package finance

import (
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// MostInstalments is how many parts one document may have.
const MostInstalments = 60

// Part is one instalment: how much, and when.
type Part struct {
	DueOn  dates.Date
	Amount money.Cents
}

// Monthly cuts an amount in n parts, one a month from the first due date: R$ 100,00 in 3 is 33,34 + 33,33 + 33,33, and
// what falls due on a 31st falls on the last day of shorter months.
func Monthly(amount money.Cents, n int, first dates.Date) ([]Part, error) {
	if n < 1 || n > MostInstalments {
		return nil, fault.Blame("instalments", "Informe de 1 a 60 parcelas.")
	}
	if amount < money.Cents(n) {
		return nil, fault.Blame("amount", "O valor deve dar pelo menos um centavo por parcela.")
	}
	parts := make([]Part, n)
	for i, share := range amount.Split(n) {
		parts[i] = Part{DueOn: first.AddMonths(i), Amount: share}
	}
	return parts, nil
}
