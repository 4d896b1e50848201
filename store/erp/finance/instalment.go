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
	return cut(amount, n, first.AddMonths)
}

// every cuts an amount in n parts, days apart, the first of them days after start.
func every(days int, amount money.Cents, n int, start dates.Date) ([]Part, error) {
	return cut(amount, n, func(i int) dates.Date { return start.AddDays(days * (i + 1)) })
}

func cut(amount money.Cents, n int, due func(int) dates.Date) ([]Part, error) {
	if n < 1 || n > MostInstalments {
		return nil, fault.Blame("instalments", "Informe de 1 a 60 parcelas.")
	}
	if amount < money.Cents(n) {
		return nil, fault.Blame("amount", "O valor deve dar pelo menos um centavo por parcela.")
	}
	parts := make([]Part, n)
	for i, share := range amount.Split(n) {
		parts[i] = Part{DueOn: due(i), Amount: share}
	}
	return parts, nil
}
