package nfe

import (
	"strconv"
	"strings"

	"omniservicos/store/money"
	"omniservicos/store/money/decimal"
	"omniservicos/store/quantity"
)

// Beyond these no shop buys, and the sum of 990 items could overflow: R$ 100 billion, 100 million units.
const (
	mostCents    = 10_000_000_000_000
	mostQuantity = 1_000_000_000_000
)

// reader reads the numbers of an item (0: of the whole note) and keeps the first refusal.
type reader struct {
	item int
	err  error
}

func (r *reader) check(ok bool, what string) {
	if ok || r.err != nil {
		return
	}
	where := "A nota "
	if r.item > 0 {
		where = "O item " + strconv.Itoa(r.item) + " da nota "
	}
	r.err = refuse(where + what)
}

func (r *reader) money(name, written string) money.Cents {
	n, ok := fixed(written, 2)
	r.check(ok && n < mostCents, "traz em "+name+" um valor que não pode ser lido: “"+clip(written)+"”.")
	return money.Cents(n)
}

// optional is zero where the file says nothing.
func (r *reader) optional(name, written string) money.Cents {
	if strings.TrimSpace(written) == "" {
		return 0
	}
	return r.money(name, written)
}

func (r *reader) quantity(name, written string) quantity.Amount {
	n, ok := fixed(written, 4)
	r.check(ok && n < mostQuantity, "traz "+name+" que não pode ser lida: “"+clip(written)+"”.")
	return quantity.Amount(n)
}

// fixed reads the XML's own decimals, where a dot is always the decimal point: "1.234" is one and a bit, unlike what
// people type. Idle zeros beyond the places are let go.
func fixed(s string, places int) (int64, bool) {
	s = strings.TrimSpace(s)
	if whole, decimals, ok := strings.Cut(s, "."); ok {
		if len(decimals) > places {
			decimals = decimals[:places] + strings.TrimRight(decimals[places:], "0")
		}
		s = whole + "," + decimals
	}
	if strings.ContainsAny(s, ".-−") {
		return 0, false
	}
	n, err := decimal.Parse(s, places)
	return n, err == nil
}
