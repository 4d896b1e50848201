// Package returns draws what came back, and the vales-troca.
package returns

import (
	"fmt"
	"net/url"
	"time"

	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/quantity"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// ReturnForm is how much of each line comes back, where to, and what the customer gets. Lines are the sale's own.
type ReturnForm struct {
	form.Form
	Lines      []returns.Returnable
	Quantities map[int]quantity.Amount
	DepotID    int64
	TillID     int64
	AtTill     int64 // where it is asked; 0: at none
	Refund     string
	Reason     string
	Key        string
}

func (f *ReturnForm) Read() {
	f.Quantities = map[int]quantity.Amount{}
	for _, l := range f.Lines {
		if q := f.Quantity(returns.Field(l.LineNo), ""); q != 0 {
			f.Quantities[l.LineNo] = q
		}
	}
	f.DepotID = f.ID("depot_id", "Escolha o depósito para onde os itens voltam.")
	f.TillID, f.AtTill = f.ID("till_id", ""), f.ID("caixa", "")
	var codes []string
	for _, r := range returns.Refunds {
		codes = append(codes, r.Code)
	}
	f.Refund = f.Choice("refund", codes, "Escolha o que o cliente recebe.")
	f.Reason = f.Text("reason", 200, "Diga por que os itens voltam.")
	f.Key = f.Value("key")
}

// ReturnView is the form with what it needs to be drawn.
type ReturnView struct {
	Sale   pdv.Sale
	Person string
	Form   *ReturnForm
	Depots []ui.Option
	Tills  []ui.Option
	Fiado  bool // the sale has a customer
	Zone   *time.Location
}

func (v ReturnView) refunds() (options []ui.Option) {
	for _, r := range returns.Refunds {
		if r.Code != "fiado" || v.Fiado {
			options = append(options, ui.Option{Value: r.Code, Label: r.Title, Help: r.Help})
		}
	}
	return options
}

// left says how much of a line may still come back.
func left(l returns.Returnable) string {
	if l.Returned == 0 {
		return "vendido: " + l.Quantity.Of(l.Unit)
	}
	return fmt.Sprintf("vendido: %s · já voltou: %s", l.Quantity.Of(l.Unit), l.Returned.Of(l.Unit))
}

// FindReturnView is the search for the sale.
type FindReturnView struct {
	URL    *url.URL
	Rows   []pdv.SaleRow
	Tills  []ui.Option
	Till   int64
	Asked  bool
	AtTill int64 // the till to go back to
	Zone   *time.Location
}

// ReturnsView is the list of returns and the figures that equal its rows.
type ReturnsView struct {
	Who      string // whose returns are shown; "" is everybody's
	URL      *url.URL
	Rows     []returns.Return
	Sums     returns.Sums
	Next     string
	From, To string
	Period   string
	Returns  bool // may make one
	Manages  bool
	Limit    *LimitForm
	Zone     *time.Location
}

// ReturnedView is one return, done.
type ReturnedView struct {
	Return   returns.Return
	Vouchers []voucher.Voucher
	Depot    string
	Who      string
	Till     int64 // to go back to, with the voucher in hand
	Prints   bool
	Zone     *time.Location
}

// LimitForm is the largest return that a cashier takes alone.
type LimitForm struct {
	form.Form
	Limit money.Cents
}

func (f *LimitForm) Read() {
	f.Limit = f.Money("limit", "Informe até quanto, como 200,00.")
	f.Check(f.Limit >= 0, "limit", "O limite não pode ser negativo.")
}
