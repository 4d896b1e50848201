package payment

import (
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Paid is a payment that is to become money later.
type Paid struct {
	Method      Method
	Brand       string
	Amount      money.Cents
	Instalments int
	On          dates.Date
}

// Part is one instalment as the acquirer hands it over: Gross less Fee, on that day.
type Part struct {
	DueOn      dates.Date
	Gross, Fee money.Cents
}

// Net is what comes.
func (p Part) Net() money.Cents { return p.Gross - p.Fee }

// Without any term for it, a debit card pays the next day and the rest in thirty.
const (
	usualDays = 30
	debitDays = 1
)

// Term finds the most exact terms for a payment: those of the brand before those of any, then the narrowest range.
func (c Config) Term(m Method, brand string, instalments int) Term {
	best, found := Term{FirstDays: usualDays, EachDays: usualDays}, false
	if m.Kind == Debit {
		best.FirstDays = debitDays
	}
	for _, t := range c.Terms {
		fits := t.Method == m.Code && (t.Brand == "" || t.Brand == brand) && t.From <= instalments && instalments <= t.To
		if fits && (!found || t.closer(best)) {
			best, found = t, true
		}
	}
	return best
}

func (t Term) closer(than Term) bool {
	if (t.Brand == "") != (than.Brand == "") {
		return t.Brand != ""
	}
	return t.To-t.From < than.To-than.From
}

// Keeps is what is kept of a payment: at most all of it.
func (t Term) Keeps(amount money.Cents) money.Cents {
	fee, ok := money.Sum(amount.Percent(t.Fee), t.Fixed)
	if !ok {
		return amount
	}
	return max(0, min(fee, amount))
}

// Plan cuts a payment in its instalments and shares the fee among them by their amounts, to the centavo.
func (c Config) Plan(p Paid) []Part {
	n := max(p.Instalments, 1)
	term := c.Term(p.Method, p.Brand, n)
	gross := p.Amount.Split(n)
	weights := make([]int64, n)
	for i, g := range gross {
		weights[i] = int64(g)
	}
	fees := term.Keeps(p.Amount).Apportion(weights)
	parts := make([]Part, n)
	for i := range parts {
		parts[i] = Part{DueOn: p.On.AddDays(term.FirstDays + i*term.EachDays), Gross: gross[i], Fee: fees[i]}
	}
	return parts
}
