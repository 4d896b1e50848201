package till

import (
	"github.com/a-h/templ"

	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/loyalty"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/person"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// openCart is the sale that stands open at the till, or the free till.
func openCart(c *web.Context, till int64) (view.CartView, error) {
	s, found, err := pdv.OpenSale(c.Tx, till)
	if err != nil || !found {
		return view.CartView{TillID: till}, err
	}
	return cartOf(c, s)
}

func cartOf(c *web.Context, s pdv.Sale) (v view.CartView, err error) {
	v = view.CartView{TillID: s.TillID, Sale: &s}
	if v.Payment, err = payment.Of(c.Tx); err != nil {
		return v, err
	}
	if v.List, err = listName(c, s); err != nil {
		return v, err
	}
	if s.CustomerID != nil {
		if v.Customer, err = person.Find(c.Tx, *s.CustomerID); err != nil {
			return v, err
		}
		if v.Points, v.PointsWorth, err = pointsOf(c, *s.CustomerID); err != nil {
			return v, err
		}
	}
	if s.SellerID != s.OperatorID {
		v.Seller, err = seller.Name(c.Tx, s.SellerID)
	}
	return v, err
}

// pointsOf is what a customer may exchange; nothing where the account gives no points.
func pointsOf(c *web.Context, customer int64) (points int64, worth money.Cents, err error) {
	rules, err := loyalty.RulesOf(c.Tx)
	if err != nil || !rules.On() {
		return 0, 0, err
	}
	s, err := loyalty.Of(c.Tx, customer)
	return s.Balance, rules.WorthOf(s.Balance), err
}

// changed answers a change of the sale: the cart with what goes with it, or the whole screen for a plain form.
func changed(c *web.Context, s pdv.Sale, pieces ...templ.Component) error {
	if !c.Htmx() {
		return c.Redirect(part.TillPath(s.TillID, ""))
	}
	cart, err := cartOf(c, s)
	if err != nil {
		return err
	}
	return c.Fragment(append(pieces, view.Cart(cart))...)
}

// free answers that the till has no sale any more.
func free(c *web.Context, till int64, pieces ...templ.Component) error {
	return c.Fragment(append(pieces, view.NoPayment(), view.Cart(view.CartView{TillID: till}))...)
}

// isRefusal says whether a person can mend it: other faults and errors are answered by refuse.go.
func isRefusal(err error) bool { return fault.Is(err, fault.Refused) || fault.Is(err, fault.Blamed) }
