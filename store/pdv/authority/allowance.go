package authority

import (
	"omniservicos/store/money"
)

// Allowance is how much who acts may cancel alone, and the grant of who allowed more by PIN. The zero Allowance cancels
// anything: the limits belong to the people at the screens, not to the rules.
type Allowance struct {
	Limit *money.Cents // nil: any amount
	Grant int64
}

// covers says whether the amount may be cancelled without asking.
func (a Allowance) covers(amount money.Cents) bool { return a.Limit == nil || amount <= *a.Limit }

// sentence says what to do about an amount that is too much to cancel alone.
func (a Allowance) sentence(what string, amount money.Cents) string {
	if *a.Limit == 0 {
		return "Para cancelar " + what + ", um gerente precisa autorizar."
	}
	return "Você cancela sozinho até " + a.Limit.String() + ": para cancelar " + what + " de " + amount.String() + ", um gerente precisa autorizar."
}
