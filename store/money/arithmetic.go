package money

import (
	"math"
	"math/bits"

	"omniservicos/store/money/decimal"
)

// MulDiv is a × b ÷ c through a 128-bit product, rounded half away from zero; false when c is zero or the result does
// not fit.
func MulDiv(a, b, c int64) (int64, bool) {
	divisor := decimal.Magnitude(c)
	hi, lo := bits.Mul64(decimal.Magnitude(a), decimal.Magnitude(b))
	if hi >= divisor {
		return 0, false
	}
	quotient, rest := bits.Div64(hi, lo, divisor)
	if rest >= divisor-rest {
		if quotient == math.MaxUint64 {
			return 0, false
		}
		quotient++
	}
	if negative := (a < 0) != (b < 0) != (c < 0); negative {
		return -int64(quotient), quotient <= -math.MinInt64
	}
	return int64(quotient), quotient <= math.MaxInt64
}

// Percent takes hundredths of a percent: 1000 is 10 %. A result that no int64 holds stops at the limit.
func (c Cents) Percent(bp int64) Cents {
	share, ok := MulDiv(int64(c), bp, 10_000)
	switch {
	case ok:
		return Cents(share)
	case (c < 0) != (bp < 0):
		return math.MinInt64
	}
	return math.MaxInt64
}

// Sum adds, and says false rather than wrap around.
func Sum(xs ...Cents) (Cents, bool) {
	var total Cents
	for _, x := range xs {
		next := total + x
		if (x > 0) != (next > total) && x != 0 {
			return 0, false
		}
		total = next
	}
	return total, true
}
