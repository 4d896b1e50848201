package pdv

import (
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Allowance is how much who acts may cancel alone, and who allowed more by PIN. The zero Allowance cancels anything:
// the limits belong to the people at the screens, not to the rules.
type Allowance struct {
	Limit     *money.Cents // nil: any amount
	GrantedBy int64        // identity of who allowed it; 0: nobody was asked
	Granted   string       // their name
}

// Covers says whether the amount may be cancelled so.
func (a Allowance) Covers(amount money.Cents) bool {
	return a.Limit == nil || a.GrantedBy != 0 || amount <= *a.Limit
}

// refuse says what to do about an amount that is too much to cancel alone.
func (a Allowance) refuse(what string, amount money.Cents) error {
	switch {
	case a.Covers(amount):
		return nil
	case *a.Limit == 0:
		return fault.Refuse("Para cancelar " + what + ", peça a um gerente que autorize.")
	}
	return fault.Refuse("Você cancela sozinho até " + a.Limit.String() + ": para cancelar " + what + " de " + amount.String() + ", peça a um gerente que autorize.")
}
