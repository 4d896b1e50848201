// Package seller is who sells, and what they earn with it.
package seller

import (
	"strconv"

	"omniservicos/store/money"
)

// Seller is somebody who sells in this account, and what they earn of it in hundredths of a percent.
type Seller struct {
	ID      int64  `db:"id"`
	Name    string `db:"name"`
	Percent int64  `db:"percent"`
}

// earned is what has been earned of a sale so far, or given back.
type earned struct {
	SellerID int64       `db:"seller_id"`
	Percent  int64       `db:"percent"`
	Base     money.Cents `db:"base"`
	Amount   money.Cents `db:"amount"`
}

// less is what is given back of e when goods worth base came back, after earlier returns gave back already: worked out on
// all that came back, so that a sale returned in parts leaves nothing.
func (e earned) less(already earned, base money.Cents) money.Cents {
	all, _ := money.MulDiv(int64(e.Amount), int64(base-already.Base), int64(e.Base)) // already is below zero
	return -(money.Cents(all) + already.Amount)
}

// RateField is the form's field of a seller's rate.
func RateField(seller int64) string { return "p" + strconv.FormatInt(seller, 10) }
