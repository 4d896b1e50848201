package pdv

import (
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// wholeSale is 100 % in hundredths of a percent.
const wholeSale = 10_000

// Given are the discount and the surcharge that somebody gave by hand, on a line or on the whole sale.
type Given struct {
	Discount         money.Cents `db:"discount"`
	DiscountPercent  int64       `db:"discount_percent"` // given as hundredths of a percent, it follows what it is taken of
	DiscountMost     int64       `db:"discount_most"`    // the share that was allowed: lines that go take the rest with them; 0: all
	Surcharge        money.Cents `db:"surcharge"`
	SurchargePercent int64       `db:"surcharge_percent"`
	SurchargeMost    int64       `db:"surcharge_most"`
}

// on works out both on this much, and gives what is to be paid.
func (t *Given) on(base money.Cents) money.Cents {
	t.Discount = share(base, t.Discount, t.DiscountPercent, t.DiscountMost)
	t.Surcharge = share(base, t.Surcharge, t.SurchargePercent, t.SurchargeMost)
	return base - t.Discount + t.Surcharge
}

func share(base, amount money.Cents, percent, most int64) money.Cents {
	if percent != 0 {
		amount = base.Percent(percent)
	}
	if most != 0 {
		amount = min(amount, base.Percent(most))
	}
	return min(amount, base)
}

// Adjustment is a discount or a surcharge that somebody gives: an amount, or hundredths of a percent. Limit is what
// this person may give; Grant is what a supervisor allowed beyond it.
type Adjustment struct {
	Surcharge bool
	Line      int // 0: the whole sale
	Amount    money.Cents
	Percent   int64
	Limit     int64
	Grant     int64
}

func (a Adjustment) amount(base money.Cents) money.Cents {
	if a.Percent != 0 {
		return base.Percent(a.Percent)
	}
	return a.Amount
}

// noun is what people call it, with its act for a supervisor.
func (a Adjustment) noun() (noun, act string) {
	if a.Surcharge {
		return "acréscimo", "acrescimo"
	}
	return "desconto", "desconto"
}

// check refuses what nobody may give: below nothing, or more than there is.
func (a Adjustment) check(base money.Cents) error {
	noun, _ := a.noun()
	switch amount := a.amount(base); {
	case amount < 0 || a.Percent < 0:
		return fault.Blame("discount", "O "+noun+" não pode ser negativo.")
	case a.Percent > wholeSale:
		return fault.Blame("discount", "O "+noun+" não pode passar de 100%.")
	case amount > base:
		return fault.Blame("discount", "O "+noun+" não pode passar de "+base.String()+", que é 100%.")
	}
	return nil
}

// give changes what stands to what was given. allowed says that a supervisor allowed this much.
func (t *Given) give(a Adjustment, base money.Cents, allowed bool) {
	amount, most := a.amount(base), a.Limit
	if allowed {
		most = max(most, shareOf(amount, base))
	}
	if a.Surcharge {
		t.Surcharge, t.SurchargePercent, t.SurchargeMost = amount, a.Percent, most
	} else {
		t.Discount, t.DiscountPercent, t.DiscountMost = amount, a.Percent, most
	}
}

// stands is what stands now of what is being given.
func (t *Given) stands(a Adjustment) money.Cents {
	if a.Surcharge {
		return t.Surcharge
	}
	return t.Discount
}

// shareOf is the part in hundredths of a percent, rounded up: what was allowed to the centavo stays allowed.
func shareOf(amount, base money.Cents) int64 {
	if base == 0 {
		return 0
	}
	bp, ok := money.MulDiv(int64(amount), wholeSale, int64(base))
	if !ok || base.Percent(bp) < amount {
		bp++
	}
	return min(bp, wholeSale)
}

// base is the line's total before what was given by hand.
func (i *Item) base() money.Cents { return i.Total + i.Discount - i.Surcharge }

// Says are what changed the line's price, for paper and screen: the rule, and what was given by hand.
func (i *Item) Says() (lines []string) {
	if i.Rule != "" {
		lines = append(lines, i.Rule)
	}
	if i.Discount != 0 {
		lines = append(lines, "Desconto "+(-i.Discount).Plain())
	}
	if i.Surcharge != 0 {
		lines = append(lines, "Acréscimo "+i.Surcharge.Plain())
	}
	return lines
}

// gross is the sale before any discount or surcharge by hand, and what the lines were given off.
func (s *Sale) gross() (gross, off money.Cents) {
	for _, i := range s.Lines() {
		gross += i.base()
		off += i.Discount
	}
	return gross, off
}

// room is the most that a person of this limit may give: on the line, its share; and on the whole, so that a discount on
// each line and one more on the sale are not twice the limit.
func (s *Sale) room(a Adjustment, t *Given, base money.Cents) money.Cents {
	most := base.Percent(a.Limit)
	if a.Surcharge {
		return most
	}
	gross, off := s.gross()
	others := off + s.Discount - t.Discount
	return max(0, min(most, gross.Percent(a.Limit)-others))
}
