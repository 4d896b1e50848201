package till

import (
	"fmt"
	"time"

	"github.com/a-h/templ"

	"omniservicos/store/catalogue"
	"omniservicos/store/erp/payment"
	"omniservicos/store/pdv"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
	"omniservicos/views/pdv/part"
)

// OfflineView is what the till's page must know to go on selling without us.
type OfflineView struct {
	TillID, ShiftID, Operator, Seller int64
	Person                            string
	Limit                             int64 // of discount, in hundredths of a percent
	Drawn                             time.Time
	Payment                           payment.Config
}

func (v TillView) offline() OfflineView {
	return OfflineView{TillID: v.Till.ID, ShiftID: v.Shift.ID, Operator: v.Operator, Seller: v.Till.SellerID, Person: v.Person, Limit: v.MostDiscount, Payment: v.Payment, Drawn: v.Drawn}
}

func (v OfflineView) attributes() templ.Attributes {
	return templ.Attributes{"data-shift": part.ID(v.ShiftID), "data-operator": part.ID(v.Operator), "data-seller": part.ID(v.Seller), "data-person": v.Person, "data-limit": part.ID(v.Limit),
		"data-drawn": part.ID(v.Drawn.UnixMilli())}
}

// givenData is how a percentage that was given by hand goes on without us; most lines have none.
func givenData(a templ.Attributes, g pdv.Given) {
	if g.DiscountPercent != 0 || g.DiscountMost != 0 || g.SurchargePercent != 0 || g.SurchargeMost != 0 {
		a["data-given"] = fmt.Sprintf("%d %d %d %d", g.DiscountPercent, g.DiscountMost, g.SurchargePercent, g.SurchargeMost)
	}
}

// lineData is a line as the page needs it to finish the sale by itself.
func lineData(i pdv.Item) templ.Attributes {
	code := i.EAN
	if code == "" {
		code = i.SKU
	}
	a := templ.Attributes{
		"data-client": i.ClientID, "data-product": part.ID(i.ProductID), "data-unit": i.Unit, "data-code": code,
		"data-amount": part.ID(int64(i.Quantity)), "data-price": part.ID(int64(i.UnitPrice)), "data-off": part.ID(int64(i.Discount)), "data-more": part.ID(int64(i.Surcharge)), "data-total": part.ID(int64(i.Total)),
	}
	if i.FixedTotal {
		a["data-fixed"] = true
	}
	if i.Rule != "" {
		a["data-rule"], a["data-base"] = i.Rule, part.ID(int64(i.BasePrice))
	}
	givenData(a, i.Given)
	return a
}

// The examples from which the page draws its own pieces: the components themselves, filled with anything.
var (
	exampleItem  = pdv.Item{LineNo: 1, Name: "Produto", SKU: "1", Unit: "un", Quantity: quantity.One, UnitPrice: 100, Total: 100}
	exampleSale  = pdv.Sale{State: "aberta", Subtotal: 100, Total: 100, Items: []pdv.Item{exampleItem}}
	exampleFound = []person.Person{{ID: 1, Name: "Cliente", TaxID: "52998224725"}}
	exampleTile  = Tile{Product: catalogue.Product{ID: 1, Kind: catalogue.Goods, Name: "Produto", SKU: "1", Price: 100}}
)

func (v OfflineView) cart() CartView {
	s := exampleSale
	s.TillID = v.TillID
	return CartView{TillID: v.TillID, Sale: &s, Payment: v.Payment, List: "Tabela"}
}

func (o OfflineView) payment() PaymentView {
	s := exampleSale
	s.TillID = o.TillID
	f := &PaymentForm{Rows: []PaymentRow{{Method: "pix", Typed: "0,50", Amount: 50, Instalments: 1}, {Method: "dinheiro", Typed: "0,50", Amount: 50, Instalments: 1}}}
	v := NewPaymentView(s, f, pdv.Terms{Config: o.Payment})
	v.Errors = []string{"Faltam R$ 0,01."}
	return v
}

func exampleLine() *LineForm { return &LineForm{Quantity: quantity.One} }
