package pdv

import (
	"testing"

	"omniservicos/store/fault"
	"omniservicos/store/money"
)

func TestTermsFollowWhatTheyAreTakenOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what        string
		given       Given
		base, total money.Cents
	}{
		{"nothing", Given{}, 1000, 1000},
		{"an amount", Given{Discount: 50}, 1000, 950},
		{"a percentage follows", Given{Discount: 50, DiscountPercent: 500}, 2000, 1900},
		{"an amount within what was allowed", Given{Discount: 50, DiscountMost: 500}, 1000, 950},
		{"an amount beyond it, now that lines are gone", Given{Discount: 50, DiscountMost: 500}, 100, 95},
		{"an amount beyond all", Given{Discount: 1200}, 500, 0},
		{"a surcharge", Given{Surcharge: 30}, 1000, 1030},
		{"both, each of the same", Given{DiscountPercent: 1000, SurchargePercent: 1000}, 1000, 1000},
		{"of nothing", Given{Discount: 50, Surcharge: 50}, 0, 0},
	} {
		if got := c.given.on(c.base); got != c.total {
			t.Errorf("%s: %s, want %s", c.what, got, c.total)
		}
	}
}

func TestAnAdjustmentBeyondAllOrBelowNothingIsRefused(t *testing.T) {
	t.Parallel()
	for what, a := range map[string]Adjustment{
		"more than there is": {Amount: 1001}, "101 %": {Percent: 10_100}, "below nothing": {Amount: -1}, "negative percentage": {Percent: -1},
		"a surcharge of 101 %": {Surcharge: true, Percent: 10_100},
	} {
		if err := a.check(1000); !fault.Is(err, fault.Blamed) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := (Adjustment{Percent: 10_000}).check(1000); err != nil {
		t.Errorf("100 %%: %v", err)
	}
}

func TestTheLimitHoldsOverLinesAndSaleTogether(t *testing.T) {
	t.Parallel()
	s := Sale{Items: []Item{{LineNo: 1, Total: 10_000}, {LineNo: 2, Total: 10_000}}}
	if err := s.Sum(); err != nil {
		t.Fatal(err)
	}
	five := Adjustment{Limit: 500}
	if got := s.room(five, &s.Given, s.Subtotal); got != 1000 {
		t.Errorf("on a fresh sale %s", got)
	}
	first := &s.Items[0]
	first.Given.give(Adjustment{Amount: 500, Limit: 500}, 10_000, false)
	first.Total = first.on(10_000)
	_ = s.Sum()
	if got := s.room(five, &s.Given, s.Subtotal); got != 500 {
		t.Errorf("after a line's discount %s", got)
	}
	s.Given.give(Adjustment{Amount: 500, Limit: 500}, s.Subtotal, false)
	_ = s.Sum()
	if got := s.room(five, &s.Items[1].Given, 10_000); got != 0 {
		t.Errorf("after the sale's too, on the second line %s", got)
	}
	if s.Total != 19_000 {
		t.Errorf("total %s", s.Total)
	}
}
