// Package decimal reads and writes fixed-point numbers the Brazilian way: a comma before the decimals, dots between
// thousands. money keeps two places, quantity four; both stand on this one reader so that they never disagree.
package decimal

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// Minus is the sign that people read (U+2212); form inputs get the keyboard's hyphen instead.
const Minus = "−"

var (
	errFormat   = errors.New("not a number")
	errPlaces   = errors.New("too many decimals")
	errOverflow = errors.New("number too large")
)

// Parse reads s as a count of 10^-places. A comma is always the decimal separator; without one, a last dot is too,
// unless it reads as thousands: exactly three digits after it and a group of one to three, not beginning with zero,
// before it. So "1.234" and "1.500" are thousands, "1234.5" and "0.500" are not, and "1234.567" has three decimals.
func Parse(s string, places int) (int64, error) {
	s = strings.TrimSpace(s)
	negative := false
	for _, sign := range []string{"-", Minus} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			s, negative = strings.TrimSpace(rest), true
			break
		}
	}
	whole, decimals, err := parts(s)
	if err != nil {
		return 0, err
	}
	if len(decimals) > places {
		return 0, errPlaces
	}
	return signed(whole+decimals+strings.Repeat("0", places-len(decimals)), negative)
}

// parts separates the digits before and after the decimal separator, and takes the thousands dots out.
func parts(s string) (whole, decimals string, err error) {
	whole, decimals, split := strings.Cut(s, ",")
	if !split && !grouped(s) {
		if i := strings.LastIndexByte(s, '.'); i >= 0 {
			whole, decimals, split = s[:i], s[i+1:], true
			if strings.Contains(whole, ".") {
				return "", "", errFormat
			}
		}
	}
	if strings.Contains(whole, ".") && !grouped(whole) {
		return "", "", errFormat
	}
	whole = strings.ReplaceAll(whole, ".", "")
	if split && decimals == "" || whole+decimals == "" || !digits(whole) || !digits(decimals) {
		return "", "", errFormat
	}
	return whole, decimals, nil
}

// grouped says whether s has thousands dots, each where it belongs.
func grouped(s string) bool {
	groups := strings.Split(s, ".")
	first := groups[0]
	if len(groups) < 2 || len(first) < 1 || len(first) > 3 || first[0] == '0' {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

func digits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

func signed(text string, negative bool) (int64, error) {
	n, err := strconv.ParseUint(text, 10, 64)
	switch {
	case err != nil:
		return 0, errOverflow
	case negative && n <= -math.MinInt64:
		return -int64(n), nil
	case n > math.MaxInt64:
		return 0, errOverflow
	}
	return int64(n), nil
}

// Format writes n, a count of 10^-places, with thousands dots and without a sign.
func Format(n int64, places int) string {
	whole, decimals := cut(n, places)
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(r)
	}
	return b.String() + "," + decimals
}

// Bare is Format without the dots: what stands in a form input.
func Bare(n int64, places int) string {
	whole, decimals := cut(n, places)
	return whole + "," + decimals
}

// Magnitude is |n|, the lowest int64 included.
func Magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func cut(n int64, places int) (whole, decimals string) {
	text := strconv.FormatUint(Magnitude(n), 10)
	if missing := places + 1 - len(text); missing > 0 {
		text = strings.Repeat("0", missing) + text
	}
	return text[:len(text)-places], text[len(text)-places:]
}
