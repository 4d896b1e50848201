package pdv

import (
	"github.com/a-h/templ"

	"omniservicos/store/catalogue"
	"omniservicos/store/erp/payment"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
)

// OfflineView is what the till's page must know to go on selling without us.
type OfflineView struct {
	TillID, ShiftID, Operator int64
	Person                    string
}

func (v TillView) offline() OfflineView {
	return OfflineView{TillID: v.Till.ID, ShiftID: v.Shift.ID, Operator: v.Operator, Person: v.Person}
}

func (v OfflineView) attributes() templ.Attributes {
	return templ.Attributes{"data-shift": id(v.ShiftID), "data-operator": id(v.Operator), "data-person": v.Person}
}

// lineData is a line as the page needs it to finish the sale by itself.
func lineData(i pdv.Item) templ.Attributes {
	code := i.EAN
	if code == "" {
		code = i.SKU
	}
	a := templ.Attributes{
		"data-client": i.ClientID, "data-product": id(i.ProductID), "data-unit": i.Unit, "data-code": code,
		"data-amount": id(int64(i.Quantity)), "data-price": id(int64(i.UnitPrice)), "data-off": id(int64(i.Discount)), "data-more": id(int64(i.Surcharge)), "data-total": id(int64(i.Total)),
	}
	if i.FixedTotal {
		a["data-fixed"] = true
	}
	return a
}

// The examples from which the page draws its own pieces: the components themselves, filled with anything.
var (
	exampleItem = pdv.Item{LineNo: 1, Name: "Produto", SKU: "1", Unit: "un", Quantity: quantity.One, UnitPrice: 100, Total: 100}
	exampleSale = pdv.Sale{State: "aberta", Subtotal: 100, Total: 100, Items: []pdv.Item{exampleItem}}
	exampleTile = Tile{Product: catalogue.Product{ID: 1, Kind: catalogue.Goods, Name: "Produto", SKU: "1", Price: 100}}
)

func exampleCart(till int64) CartView {
	s := exampleSale
	s.TillID = till
	return CartView{TillID: till, Sale: &s, Payment: payment.Seeds}
}

func examplePayment(till int64) PaymentView {
	s := exampleSale
	s.TillID = till
	f := &PaymentForm{Rows: []PaymentRow{{Method: "pix", Typed: "0,50", Amount: 50, Instalments: 1}, {Method: "dinheiro", Typed: "0,50", Amount: 50, Instalments: 1}}}
	v := NewPaymentView(s, f, pdv.Terms{Config: payment.Seeds})
	v.Errors = []string{"Faltam R$ 0,01."}
	return v
}

func exampleLine() *LineForm { return &LineForm{Quantity: quantity.One} }
