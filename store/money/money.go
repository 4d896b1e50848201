// Package money counts centavos. There is no float here: what is divided is rounded half away from zero, and what is
// shared out is shared to the last centavo.
package money

import (
	"fmt"
	"strings"

	"omniservicos/store/money/decimal"
)

// Cents is an amount of money in centavos. The database keeps it as a bigint.
type Cents int64

const places = 2

// Parse reads what a person types or pastes: "R$ 1.234,56", "1234.56", "1.234" (thousands), "−12". The error is for
// the log; the form says in its own words what it wants.
func Parse(s string) (Cents, error) {
	n, err := decimal.Parse(withoutSymbol(s), places)
	if err != nil {
		return 0, fmt.Errorf("money %.40q: %w", s, err)
	}
	return Cents(n), nil
}

// withoutSymbol takes one "R$" from the front, or from behind the sign: "R$ -12" and "−R$ 12" are the same.
func withoutSymbol(s string) string {
	sign, amount, found := strings.Cut(strings.Replace(s, "r$", "R$", 1), "R$")
	sign = strings.TrimSpace(sign)
	if found && (sign == "" || sign == "-" || sign == decimal.Minus) {
		return sign + strings.TrimSpace(amount)
	}
	return s
}

// MustParse is for amounts written in the code.
func MustParse(s string) Cents {
	c, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return c
}

// String is what people read: "R$ 1.234,56", "−R$ 12,00".
func (c Cents) String() string {
	return c.sign(decimal.Minus) + "R$ " + decimal.Format(int64(c), places)
}

// Plain is String without the symbol, for columns whose heading says R$: "1.234,56".
func (c Cents) Plain() string {
	return c.sign(decimal.Minus) + decimal.Format(int64(c), places)
}

// Input is what stands in a form input: "1234,56", with a hyphen as people type it.
func (c Cents) Input() string {
	return c.sign("-") + decimal.Bare(int64(c), places)
}

func (c Cents) sign(minus string) string {
	if c < 0 {
		return minus
	}
	return ""
}
