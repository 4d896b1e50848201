package stock

import (
	"testing"

	"omniservicos/store/quantity"
)

func TestNothingIsHeldThatIsNotThere(t *testing.T) {
	for _, c := range []struct{ wanted, balance, others, want int64 }{
		{2, 10, 0, 2}, {2, 10, 9, 1}, {2, 10, 10, 0}, {2, 10, 12, 0}, {2, 0, 0, 0}, {2, -5, 0, 0}, {0, 10, 0, 0},
	} {
		if got := holds(quantity.Units(c.wanted), quantity.Units(c.balance), quantity.Units(c.others)); got != quantity.Units(c.want) {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestWhatIsHeldForOthersIsSaidWithWhatIsLeft(t *testing.T) {
	rice := Moved{ProductID: 1, DepotID: 2, Name: "Arroz", Unit: "un"}
	for _, c := range []struct {
		before, moved, held int64
		says                string
	}{
		{10, -3, 7, ""},
		{10, -4, 7, "Só há 3 un de Arroz para vender: o resto está reservado para pré-vendas."},
		{7, -1, 7, "O que há de Arroz está reservado para pré-vendas."},
		{10, 5, 12, ""},  // what comes in is no sale
		{10, -10, 0, ""}, // nothing is held
		{10, -12, 0, ""}, // too much, but that is another refusal
	} {
		m := rice
		m.Quantity, m.BalanceQuantity = quantity.Units(c.moved), quantity.Units(c.before+c.moved)
		err := refuseHeld([]Moved{m}, map[balanceKey]quantity.Amount{{1, 2}: quantity.Units(c.held)})
		if got := errText(err); got != c.says {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
