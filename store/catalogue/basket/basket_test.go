package basket

import (
	"testing"

	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

func two() Basket {
	return Basket{Lines: []Line{{No: 1, ProductID: 1, Quantity: quantity.One, Gross: 10_000}, {No: 2, ProductID: 2, Quantity: quantity.One, Gross: 5_000}}}
}

func TestDiscountsOnLinesAndOnTheWholeAreInTheTotal(t *testing.T) {
	t.Parallel()
	for what, c := range map[string]struct {
		line, whole     Given
		subtotal, total money.Cents
	}{
		"none":                          {subtotal: 15_000, total: 15_000},
		"reais off a line":              {line: Given{Discount: 1_000}, subtotal: 14_000, total: 14_000},
		"10 % off a line":               {line: Given{Percent: 1_000}, subtotal: 14_000, total: 14_000},
		"10 % off a line, 10 % off all": {line: Given{Percent: 1_000}, whole: Given{Percent: 1_000}, subtotal: 14_000, total: 12_600},
		"more than the line costs":      {line: Given{Discount: 99_000}, subtotal: 5_000, total: 5_000},
		"everything":                    {whole: Given{Percent: 10_000}, subtotal: 15_000, total: 0},
	} {
		b := two()
		b.Lines[0].Given, b.Given = c.line, c.whole
		if err := b.Sum(); err != nil || b.Subtotal != c.subtotal || b.Total != c.total || b.Gross()-b.Off() != b.Total {
			t.Errorf("%s: %s of %s, off %s (%v)", what, b.Total, b.Subtotal, b.Off(), err)
		}
	}
}

func TestNobodyGivesMoreOffThanTheyMay(t *testing.T) {
	t.Parallel()
	sum := func(change func(*Basket)) Basket {
		b := two()
		change(&b)
		_ = b.Sum()
		return b
	}
	none, dear := sum(func(*Basket) {}), sum(func(b *Basket) { b.Given = Given{Percent: 2_000} })
	for what, c := range map[string]struct {
		before, after Basket
		refused       bool
	}{
		"5 % of all":     {none, sum(func(b *Basket) { b.Given = Given{Percent: 500} }), false},
		"a centavo more": {none, sum(func(b *Basket) { b.Given = Given{Discount: 751} }), true},
		"5 % on each line, and on all too": {none, sum(func(b *Basket) {
			b.Given, b.Lines[0].Given, b.Lines[1].Given = Given{Percent: 500}, Given{Percent: 500}, Given{Percent: 500}
		}), true},
		"what a manager gave stays":         {dear, dear, false},
		"less than a manager gave":          {dear, sum(func(b *Basket) { b.Given = Given{Percent: 1_900} }), false},
		"more than a manager gave":          {dear, sum(func(b *Basket) { b.Given = Given{Percent: 2_100} }), true},
		"twice as many, at the same share":  {dear, sum(func(b *Basket) { b.Lines[0].Gross, b.Given = 20_000, Given{Percent: 2_000} }), false},
		"what it was given for is gone":     {sum(func(b *Basket) { b.Given = Given{Discount: 750} }), sum(func(b *Basket) { b.Lines, b.Given = b.Lines[1:], Given{Discount: 750} }), true},
		"the discount goes with what it is": {sum(func(b *Basket) { b.Given = Given{Percent: 500} }), sum(func(b *Basket) { b.Lines, b.Given = b.Lines[1:], Given{Percent: 500} }), false},
	} {
		if err := c.after.within(500, c.before); (err != nil) != c.refused || (err != nil && !fault.Is(err, fault.Blamed)) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestTheSameProductStandsOnOneLine(t *testing.T) {
	t.Parallel()
	var b Basket
	rice, beans := catalogue.Product{ID: 1, Name: "Arroz"}, catalogue.Product{ID: 2, Name: "Feijão"}
	for _, p := range []catalogue.Product{rice, beans, rice} {
		if _, err := b.put(p, quantity.Units(2)); err != nil {
			t.Fatal(err)
		}
	}
	if len(b.Lines) != 2 || b.Lines[0].Quantity != quantity.Units(4) || b.Lines[1].No != 2 {
		t.Errorf("%+v", b.Lines)
	}
	for _, q := range []quantity.Amount{0, -1} {
		if _, err := b.put(rice, q); !fault.Is(err, fault.Blamed) {
			t.Errorf("%v of it: %v", q, err)
		}
	}
}

func TestSumsBeyondTheSystemAreRefused(t *testing.T) {
	t.Parallel()
	for what, l := range map[string]Line{"value": {Gross: mostTotal + 1}, "quantity": {Quantity: mostQuantity + 1}} {
		b := Basket{Lines: []Line{l}}
		if err := b.Sum(); !fault.Is(err, fault.Blamed) {
			t.Errorf("%s: %v", what, err)
		}
	}
	b := Basket{Lines: []Line{{Gross: mostTotal}, {Gross: mostTotal}}}
	if err := b.Sum(); !fault.Is(err, fault.Blamed) {
		t.Errorf("together: %v", err)
	}
}

func TestADiscountThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()
	for what, g := range map[string]Given{"below nothing": {Discount: -1}, "a negative share": {Percent: -1}, "101 %": {Percent: 10_100}} {
		if err := g.check(); !fault.Is(err, fault.Blamed) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
