package pdv

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"omniservicos/static/alike"
	"omniservicos/store/money"
)

// What is given by hand comes to the same on the till's page, whatever stood there, up to the same limit.
func TestThePageGivesByHandAsTheServerDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	var on, adjust []map[string]any
	for i := range 2000 {
		base := money.Cents(r.Int64N(100_000))
		g := someGiven(r, base)
		now := g
		total := now.on(base)
		on = append(on, map[string]any{"what": fmt.Sprintf("on %d", i), "given": page(g), "base": base,
			"want": map[string]any{"discount": now.Discount, "surcharge": now.Surcharge, "total": total}})
		adjust = append(adjust, adjusted(r, i, now, base))
	}
	alike.Check(t, "given", on)
	alike.Check(t, "adjust", adjust)
}

func someGiven(r *rand.Rand, base money.Cents) (g Given) {
	some := func(most int64) int64 {
		if r.IntN(2) == 0 {
			return 0
		}
		return r.Int64N(most + 1)
	}
	return Given{Discount: money.Cents(some(int64(base) + 100)), DiscountPercent: some(wholeSale), DiscountMost: some(wholeSale),
		Surcharge: money.Cents(some(int64(base))), SurchargePercent: some(wholeSale), SurchargeMost: some(wholeSale)}
}

// adjusted gives something more on a line of a sale of two, and looks at it again once the line costs something else.
func adjusted(r *rand.Rand, i int, stands Given, base money.Cents) map[string]any {
	s := Sale{Items: []Item{{LineNo: 1, Total: base - stands.Discount + stands.Surcharge, Given: stands}, {LineNo: 2, Total: 5000}}}
	_ = s.Sum()
	a := Adjustment{Surcharge: r.IntN(4) == 0, Line: 1, Limit: r.Int64N(wholeSale + 1)}
	if r.IntN(2) == 0 {
		a.Percent = 1 + r.Int64N(wholeSale)
	} else {
		a.Amount = money.Cents(r.Int64N(int64(base) + 1))
	}
	gross, off := s.gross()
	room, after, next := s.room(a, &s.Items[0].Given, base), base/2, stands
	next.give(a, base, a.amount(base) <= stands.stands(a))
	total := next.on(after)
	return map[string]any{"what": fmt.Sprintf("adjust %d", i), "given": page(stands), "base": base, "limit": a.Limit, "after": after,
		"asked": map[string]any{"surcharge": a.Surcharge, "amount": a.Amount, "percent": a.Percent},
		"whole": map[string]any{"gross": gross, "off": off, "discount": s.Discount},
		"want":  map[string]any{"amount": a.amount(base), "room": room, "discount": next.Discount, "surcharge": next.Surcharge, "total": total}}
}

func page(g Given) map[string]any {
	return map[string]any{"discount": g.Discount, "discountPercent": g.DiscountPercent, "discountMost": g.DiscountMost,
		"surcharge": g.Surcharge, "surchargePercent": g.SurchargePercent, "surchargeMost": g.SurchargeMost}
}
