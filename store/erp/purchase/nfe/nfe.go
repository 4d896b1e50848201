// Package nfe reads the NF-e that a supplier sends: what was bought, what it really cost, and when it is to be paid. It
// is pure: nothing here knows a database, and nothing in a file can make it reach outside the file.
package nfe

import (
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/taxid"
)

// Invoice is an NF-e (model 55) as a buyer needs it.
type Invoice struct {
	Key       string // 44 characters, check digit verified
	Number    string // nNF
	Series    string
	IssuedOn  dates.Date
	Nature    string // natOp
	Purpose   string // finNFe: 1 normal, 2 complement, 3 adjustment, 4 return
	Approved  bool   // a protocol of authorisation came with it
	Emitter   Party
	Recipient Party
	Items     []Item
	Totals    Totals
	Dues      []Due
	// Method is how the emitter says it is paid (tPag of the first payment); "90" is without payment.
	Method string
}

// Party is who sells or who buys.
type Party struct {
	TaxID             taxid.ID
	Name, TradeName   string
	StateRegistration string
	Phone             string // as written
	Street, Number    string
	Complement        string
	District          string
	City, UF, Zip     string
}

// Item is one line (det).
type Item struct {
	Number      int    // nItem
	Code        string // cProd: the supplier's own
	EAN         string // "" where the file says SEM GTIN
	Name        string
	NCM, CEST   string
	CFOP        string
	Origin      string // orig of the ICMS group
	Unit        string // uCom
	Quantity    quantity.Amount
	UnitPrice   string // vUnCom as written: up to ten decimals
	TaxUnit     string // uTrib
	TaxQuantity quantity.Amount
	InTotal     bool // indTot: vProd is part of the invoice's total
	Product     money.Cents
	Discount    money.Cents
	Freight     money.Cents
	Insurance   money.Cents
	Other       money.Cents
	IPI         money.Cents
	ICMSST      money.Cents
	FCPST       money.Cents
}

// Totals are those of the file itself (ICMSTot).
type Totals struct {
	Product, Discount, Freight, Insurance, Other, IPI, ICMSST, FCPST money.Cents
	Invoice                                                          money.Cents // vNF
}

// Due is a duplicata: what is to be paid, and when.
type Due struct {
	Number string
	On     dates.Date
	Amount money.Cents
}

// Cost is what the line really cost (decisions.md 20); the lines add up to vNF.
func (i Item) Cost() money.Cents {
	cost := i.Freight + i.Insurance + i.Other + i.IPI + i.ICMSST + i.FCPST - i.Discount
	if i.InTotal {
		cost += i.Product
	}
	return cost
}

// Factor is how many of the taxed unit stand in one commercial unit, when the file says so exactly: 10 CX = 60 UN is 6.
// Otherwise it is one.
func (i Item) Factor() quantity.Amount {
	if i.Quantity <= 0 || i.TaxQuantity <= 0 || i.Unit == i.TaxUnit {
		return quantity.One
	}
	factor, ok := money.MulDiv(int64(i.TaxQuantity), int64(quantity.One), int64(i.Quantity))
	if !ok || factor <= 0 {
		return quantity.One
	}
	if back, ok := Converted(i.Quantity, quantity.Amount(factor)); !ok || back != i.TaxQuantity {
		return quantity.One
	}
	return quantity.Amount(factor)
}

// Converted is a quantity in our unit, factor of ours in one of theirs; false when no int64 holds it.
func Converted(q, factor quantity.Amount) (quantity.Amount, bool) {
	n, ok := money.MulDiv(int64(q), int64(factor), int64(quantity.One))
	return quantity.Amount(n), ok
}

// ItemsCost is what all lines cost.
func (n Invoice) ItemsCost() (sum money.Cents) {
	for _, i := range n.Items {
		sum += i.Cost()
	}
	return sum
}

// DuesTotal is what the duplicatas add up to.
func (n Invoice) DuesTotal() (sum money.Cents) {
	for _, d := range n.Dues {
		sum += d.Amount
	}
	return sum
}

// composed is what the file's own totals add up to.
func (t Totals) composed() money.Cents {
	return t.Product - t.Discount + t.Freight + t.Insurance + t.Other + t.IPI + t.ICMSST + t.FCPST
}
