package trail

import (
	"cmp"
	"slices"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Attention is one thing that one operator did in a period, for a dono to look at.
type Attention struct {
	Kind       string      `db:"kind"`
	OperatorID int64       `db:"operator_id"`
	Operator   string      `db:"operator"`
	Count      int         `db:"count"`
	Amount     money.Cents `db:"amount"`
	Sold       money.Cents // what the operator sold in the same period: an amount says little without it
}

// Discounts is the kind of attention that stands in the sales themselves.
const Discounts = "desconto"

// CashReturned is the kind of attention that stands in the returns: money that left the drawer.
const CashReturned = "devolucao_dinheiro"

// weights say how much each kind deserves to be looked at: per centavo, and per time. What happens after the customer
// has paid, and what leaves no sale at all, weighs most.
var weights = map[string]struct{ amount, each int64 }{
	SaleCancelled: {3, 5000}, DrawerOpened: {0, 3000}, Reprinted: {0, 1500}, LineCancelled: {1, 500}, LineReduced: {1, 200},
	SaleDiscarded: {1, 500}, Discounts: {1, 0}, Reopened: {0, 5000}, CashReturned: {2, 1000},
}

// Watched are the kinds that the page ranks.
var Watched = []string{SaleCancelled, DrawerOpened, Discounts, LineCancelled, LineReduced, Reprinted, SaleDiscarded, Reopened}

// Title is what happened.
func (a Attention) Title() string {
	switch a.Kind {
	case Discounts:
		return "Descontos dados"
	case CashReturned:
		return "Devoluções pagas em dinheiro"
	}
	return TitleOf(a.Kind)
}

// Weight is what ranks the lines.
func (a Attention) Weight() int64 {
	w := weights[a.Kind]
	return w.amount*int64(a.Amount) + w.each*int64(a.Count)
}

// Share is the amount in hundredths of a percent of what the operator sold; known is false where nothing was sold.
func (a Attention) Share() (share int64, known bool) {
	if a.Sold <= 0 {
		return 0, false
	}
	share, ok := money.MulDiv(int64(a.Amount), 10_000, int64(a.Sold))
	return share, ok
}

func rank(lines []Attention) {
	slices.SortStableFunc(lines, func(a, b Attention) int { return cmp.Compare(b.Weight(), a.Weight()) })
}

// Filter narrows the list of events. Zero values do not filter; Before is the id that the page before ended with.
type Filter struct {
	Kind       string
	OperatorID int64
	TillID     int64
	From, To   dates.Date
	Before     int64
}
