package money_test

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"testing"

	"omniservicos/store/money"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		amount money.Cents
		n      int
		want   []money.Cents
	}{
		{10000, 3, []money.Cents{3334, 3333, 3333}},
		{-10000, 3, []money.Cents{-3334, -3333, -3333}},
		{5, 3, []money.Cents{2, 2, 1}},
		{1, 2, []money.Cents{1, 0}},
		{-1, 2, []money.Cents{-1, 0}},
		{0, 2, []money.Cents{0, 0}},
		{7, 1, []money.Cents{7}},
		{7, 0, nil},
		{7, -1, nil},
	} {
		if got := c.amount.Split(c.n); !slices.Equal(got, c.want) {
			t.Errorf("%d in %d = %d; want %d", c.amount, c.n, got, c.want)
		}
	}
}

func TestApportion(t *testing.T) {
	for _, c := range []struct {
		name    string
		amount  money.Cents
		weights []int64
		want    []money.Cents
	}{
		{"the discount of the fiscal vectors", 184, []int64{5580, 740, 2847}, []money.Cents{112, 15, 57}},
		{"the first of equals takes the centavo", 10, []int64{1000, 1000, 1000}, []money.Cents{4, 3, 3}},
		{"the largest remainder, wherever it stands", 10, []int64{1, 1, 4}, []money.Cents{2, 2, 6}},
		{"a refund mirrors the sale", -184, []int64{5580, 740, 2847}, []money.Cents{-112, -15, -57}},
		{"what weighs nothing gets nothing", 1, []int64{0, 3, 0}, []money.Cents{0, 1, 0}},
		{"below zero weighs nothing", 9, []int64{-5, 1, 2}, []money.Cents{0, 3, 6}},
		{"no weight at all is an equal split", 10, []int64{0, 0, 0}, []money.Cents{4, 3, 3}},
		{"nobody", 10, nil, nil},
		{"past 64 bits", math.MaxInt64, []int64{math.MaxInt64, math.MaxInt64, math.MaxInt64}, money.Cents(math.MaxInt64).Split(3)},
		{"the lowest amount", math.MinInt64, []int64{1}, []money.Cents{math.MinInt64}},
	} {
		if got := c.amount.Apportion(c.weights); !slices.Equal(got, c.want) {
			t.Errorf("%s: %d; want %d", c.name, got, c.want)
		}
	}
}

// FuzzApportion: the parts add up, none is on the other side of zero, and none is a centavo away from its exact share.
func FuzzApportion(f *testing.F) {
	f.Add(int64(184), []byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9, 9, 9})
	f.Add(int64(math.MinInt64), []byte{127, 255, 255, 255, 255, 255, 255, 255, 127, 0, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, cents int64, raw []byte) {
		weights, total := weightsOf(raw)
		if len(weights) == 0 {
			return
		}
		left := big.NewInt(cents)
		for i, part := range money.Cents(cents).Apportion(weights) {
			if part != 0 && (part < 0) != (cents < 0) {
				t.Fatalf("part %d is %d of %d", i, part, cents)
			}
			left.Sub(left, big.NewInt(int64(part)))
			if total.IsUint64() && total.Sign() > 0 {
				// |part × total − cents × weight| < total
				exact := new(big.Int).Mul(big.NewInt(cents), big.NewInt(max(weights[i], 0)))
				got := new(big.Int).Mul(big.NewInt(int64(part)), total)
				if got.Sub(got, exact).CmpAbs(total) >= 0 {
					t.Fatalf("part %d of %d by %d is %d", i, cents, weights, part)
				}
			}
		}
		if left.Sign() != 0 {
			t.Fatalf("%s centavos of %d were lost or made by %d", left, cents, weights)
		}
	})
}

func weightsOf(raw []byte) (weights []int64, total *big.Int) {
	total = new(big.Int)
	for ; len(raw) >= 8; raw = raw[8:] {
		w := int64(binary.BigEndian.Uint64(raw))
		weights = append(weights, w)
		total.Add(total, big.NewInt(max(w, 0)))
	}
	return weights, total
}
