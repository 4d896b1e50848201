package money

import (
	"math/bits"
	"slices"

	"omniservicos/store/money/decimal"
)

// Split shares c in n parts that differ by one centavo at most, the larger ones first: 100,00 in 3 is 33,34 33,33
// 33,33. No centavo is lost or made. Below one part there is nothing to share.
func (c Cents) Split(n int) []Cents {
	if n < 1 {
		return nil
	}
	each, left := c/Cents(n), c%Cents(n)
	parts := make([]Cents, n)
	for i := range parts {
		parts[i] = each
		switch {
		case left > 0:
			parts[i]++
			left--
		case left < 0:
			parts[i]--
			left++
		}
	}
	return parts
}

// Apportion shares c in proportion to the weights: each gets its whole centavos, and those left over go to the largest
// remainders, the first of equals first. The parts always add up to c. A weight below zero counts as zero; with no
// weight at all the parts are equal.
func (c Cents) Apportion(weights []int64) []Cents {
	shares, total := fit(weights)
	if total == 0 {
		return c.Split(len(weights))
	}
	left := decimal.Magnitude(int64(c))
	parts, rests, order := make([]Cents, len(shares)), make([]uint64, len(shares)), make([]int, len(shares))
	for i, w := range shares {
		hi, lo := bits.Mul64(decimal.Magnitude(int64(c)), w)
		whole, rest := bits.Div64(hi, lo, total) // hi < w ≤ total
		parts[i], rests[i], order[i] = Cents(whole), rest, i
		left -= whole
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case rests[a] > rests[b]:
			return -1
		case rests[a] < rests[b]:
			return 1
		}
		return 0
	})
	for _, i := range order[:left] { // fewer are left than there are remainders
		parts[i]++
	}
	if c < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return parts
}

// fit returns the weights and their sum; weights whose sum passes 64 bits are halved together until it fits.
func fit(weights []int64) (shares []uint64, total uint64) {
	shares = make([]uint64, len(weights))
	for i, w := range weights {
		shares[i] = uint64(max(w, 0))
	}
	for {
		sum, over := uint64(0), uint64(0)
		for _, w := range shares {
			var carry uint64
			sum, carry = bits.Add64(sum, w, 0)
			over |= carry
		}
		if over == 0 {
			return shares, sum
		}
		for i := range shares {
			shares[i] /= 2
		}
	}
}
