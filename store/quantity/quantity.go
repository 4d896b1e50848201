// Package quantity counts ten-thousandths of a unit: pieces, kilograms, metres, square metres.
package quantity

import (
	"fmt"
	"math"
	"strings"

	"omniservicos/store/money"
	"omniservicos/store/money/decimal"
)

// Amount is a quantity in ten-thousandths. The database keeps it as a bigint.
type Amount int64

// One is one whole unit.
const One Amount = 10000

const places = 4

// Parse reads "1,5", "1.234,5678" or "1.5", with four decimals at most. As with money, a dot before exactly three
// digits separates thousands ("1.500" is one thousand five hundred), except after a zero: "0.500" is a half.
func Parse(s string) (Amount, error) {
	n, err := decimal.Parse(s, places)
	if err != nil {
		return 0, fmt.Errorf("quantity %.40q: %w", s, err)
	}
	return Amount(n), nil
}

// MustParse is for quantities written in the code.
func MustParse(s string) Amount {
	a, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return a
}

// Units is n whole units; n stays below 9 × 10^14.
func Units(n int64) Amount { return Amount(n) * One }

// String is what people read, without idle zeros: "1.234,5".
func (a Amount) String() string {
	return a.sign(decimal.Minus) + trim(decimal.Format(int64(a), places))
}

// Of names the unit too: "1,5 kg".
func (a Amount) Of(unit string) string {
	return strings.TrimSpace(a.String() + " " + unit)
}

// Input is what stands in a form input: "1234,5", with a hyphen as people type it.
func (a Amount) Input() string {
	return a.sign("-") + trim(decimal.Bare(int64(a), places))
}

// Times is the price of this quantity, rounded half up to the centavo; false when no int64 holds it.
func (a Amount) Times(unit money.Cents) (money.Cents, bool) {
	total, ok := money.MulDiv(int64(a), int64(unit), int64(One))
	return money.Cents(total), ok
}

// UnitCost is what one unit costs when q of them cost total, rounded half up; 0 when q is 0. Costs are shown with it,
// never kept: stock keeps quantity and total value. A result that no int64 holds stops at the limit.
func UnitCost(total money.Cents, q Amount) money.Cents {
	unit, ok := money.MulDiv(int64(total), int64(One), int64(q))
	switch {
	case ok || q == 0:
		return money.Cents(unit)
	case (total < 0) != (q < 0):
		return math.MinInt64
	}
	return math.MaxInt64
}

func (a Amount) sign(minus string) string {
	if a < 0 {
		return minus
	}
	return ""
}

func trim(s string) string {
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ",")
}
