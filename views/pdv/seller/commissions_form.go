// Package seller draws commissions.
package seller

import (
	"net/url"
	"time"

	"omniservicos/store/money"
	"omniservicos/store/pdv/seller"
	"omniservicos/views/form"
)

// CommissionsView is what sellers earned in a period.
type CommissionsView struct {
	URL      *url.URL
	Sums     []seller.Sum
	Rows     []seller.Commission
	Next     string
	From, To string
	Period   string
	Seller   int64 // one; 0: all
	Sellers  []seller.Seller
	Rates    *RatesForm
	Manages  bool
	Zone     *time.Location
}

func (v CommissionsView) total() (base, amount money.Cents) {
	for _, s := range v.Sums {
		base += s.Base
		amount += s.Amount
	}
	return base, amount
}

// RatesForm is each seller's percentage. Sellers are the account's.
type RatesForm struct {
	form.Form
	Sellers []seller.Seller
	Rates   map[int64]int64
}

func (f *RatesForm) Read() {
	f.Rates = map[int64]int64{}
	for _, s := range f.Sellers {
		field := seller.RateField(s.ID)
		percent := f.Money(field, "") // two decimals serve reais and percents alike
		f.Check(percent >= 0 && percent <= 10_000, field, "A comissão vai de 0 a 100 %.")
		f.Rates[s.ID] = int64(percent)
	}
}

// RatesFormOf fills the form with what stands.
func RatesFormOf(sellers []seller.Seller) *RatesForm {
	f := &RatesForm{Sellers: sellers}
	for _, s := range sellers {
		if s.Percent != 0 {
			f.Set(seller.RateField(s.ID), money.Cents(s.Percent).Input())
		}
	}
	return f
}
