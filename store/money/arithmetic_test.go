package money_test

import (
	"math"
	"math/big"
	"testing"

	"omniservicos/store/money"
)

func TestMulDiv(t *testing.T) {
	for _, c := range []struct {
		a, b, c, want int64
		fits          bool
	}{
		{7, 1, 2, 4, true}, // 3,5 goes away from zero
		{-7, 1, 2, -4, true},
		{7, -1, -2, 4, true},
		{10, 1, 4, 3, true}, // 2,5
		{10, 1, 3, 3, true},
		{0, -5, 3, 0, true},
		{math.MaxInt64, math.MaxInt64, math.MaxInt64, math.MaxInt64, true},
		{math.MinInt64, 1, 1, math.MinInt64, true},
		{math.MinInt64, math.MinInt64, math.MinInt64, math.MinInt64, true},
		{math.MinInt64, -1, 1, 0, false},
		{math.MaxInt64, 2, 1, 0, false},
		{math.MaxInt64, 4, 1, 0, false},
		{math.MaxInt64, math.MaxInt64, 1, 0, false},
		{1, 1, 0, 0, false},
		{0, 0, 0, 0, false},
	} {
		got, fits := money.MulDiv(c.a, c.b, c.c)
		if fits != c.fits || fits && got != c.want {
			t.Errorf("%d × %d ÷ %d = %d, %v; want %d, %v", c.a, c.b, c.c, got, fits, c.want, c.fits)
		}
	}
}

// FuzzMulDiv holds the 128-bit arithmetic against the library's unbounded one.
func FuzzMulDiv(f *testing.F) {
	f.Add(int64(7), int64(1), int64(2))
	f.Add(int64(math.MinInt64), int64(math.MaxInt64), int64(-3))
	f.Add(int64(math.MaxInt64), int64(math.MaxInt64), int64(math.MaxInt64-1))
	f.Fuzz(func(t *testing.T, a, b, c int64) {
		got, fits := money.MulDiv(a, b, c)
		if c == 0 {
			if fits {
				t.Fatal("a division by zero fitted")
			}
			return
		}
		// Half away from zero: (2|ab| + |c|) ÷ 2|c|, then the sign.
		product := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
		sign := product.Sign() * big.NewInt(c).Sign()
		divisor := new(big.Int).Abs(big.NewInt(c))
		want := product.Abs(product).Lsh(product, 1)
		want.Add(want, divisor).Quo(want, divisor.Lsh(divisor, 1))
		want.Mul(want, big.NewInt(int64(sign)))
		if want.IsInt64() != fits || fits && want.Int64() != got {
			t.Fatalf("%d × %d ÷ %d = %d, %v; want %s", a, b, c, got, fits, want)
		}
	})
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		amount money.Cents
		bp     int64
		want   money.Cents
	}{
		{10000, 1000, 1000},
		{5, 1000, 1}, // half a centavo goes up
		{4, 1000, 0},
		{-5, 1000, -1},
		{5, -1000, -1},
		{12345, 10, 12},
		{0, 1000, 0},
		{math.MaxInt64, 10000, math.MaxInt64},
		{math.MaxInt64, 20000, math.MaxInt64},
		{math.MaxInt64, -20000, math.MinInt64},
	} {
		if got := c.amount.Percent(c.bp); got != c.want {
			t.Errorf("%d at %d = %d; want %d", c.amount, c.bp, got, c.want)
		}
	}
}

func TestSum(t *testing.T) {
	for _, c := range []struct {
		xs   []money.Cents
		want money.Cents
		fits bool
	}{
		{nil, 0, true},
		{[]money.Cents{1, 0, -3}, -2, true},
		{[]money.Cents{math.MaxInt64, math.MinInt64}, -1, true},
		{[]money.Cents{math.MaxInt64, 1}, 0, false},
		{[]money.Cents{math.MinInt64, -1}, 0, false},
		{[]money.Cents{math.MinInt64, math.MinInt64}, 0, false},
	} {
		if got, fits := money.Sum(c.xs...); got != c.want || fits != c.fits {
			t.Errorf("the sum of %d = %d, %v; want %d, %v", c.xs, got, fits, c.want, c.fits)
		}
	}
}
