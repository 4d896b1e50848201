// Package presale draws pré-vendas.
package presale

import (
	"net/url"
	"strconv"
	"time"

	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/quantity"
	"omniservicos/views/form"
	"omniservicos/views/pdv/part"
	"omniservicos/views/ui"
)

// PresaleLineForm is one entry at a pré-venda's code field. Client is the UUID of the pré-venda, Line that of the line.
type PresaleLineForm struct {
	form.Form
	Client, Line, Code string
	ProductID          int64
	Quantity           quantity.Amount
}

func (f *PresaleLineForm) Read() {
	f.Client, f.Line = f.Value("client"), f.Value("line")
	f.Code = f.Text("code", 200, "")
	f.ProductID = f.ID("product", "")
	f.Quantity = f.Form.Quantity("quantity", "")
	f.Check(f.Code != "" || f.ProductID != 0, "code", "Digite o código ou o nome de um produto.")
	f.Check(f.ProductID == 0 || f.Quantity > 0, "code", "Informe a quantidade, como 3*17.")
}

// PresaleForm is what stands beside the lines. Customer is a name, CPF or CNPJ of the registry.
type PresaleForm struct {
	form.Form
	presale.Terms
	Customer string
}

func (f *PresaleForm) Read() {
	f.Customer = f.Text("customer", 100, "")
	f.ListID = f.ID("list", "")
	f.SellerID = f.ID("seller", "Escolha o vendedor.")
	f.ValidUntil = f.Day("valid_until", "Informe até quando os preços valem.")
	f.Discount = f.Money("discount", "")
	f.Note = f.Lines("note", 500, "")
}

// PresaleFormOf fills the form with what stands.
func PresaleFormOf(p presale.Presale) *PresaleForm {
	f := &PresaleForm{}
	f.Set("customer", p.Customer)
	if p.ListID != nil {
		f.Set("list", part.ID(*p.ListID))
	}
	f.Set("seller", part.ID(p.SellerID))
	f.Set("valid_until", p.ValidUntil.ISO())
	f.Set("discount", p.Discount.Input())
	f.Set("note", p.Note)
	return f
}

// PresaleView is a pré-venda being made, or read.
type PresaleView struct {
	Presale  presale.Presale
	Line     *PresaleLineForm
	Form     *PresaleForm
	Reason   *part.ReasonForm
	Choices  []catalogue.Product // what the entry may have meant
	Sellers  []seller.Seller
	Lists    []catalogue.PriceList
	Reserves bool // the account's pré-vendas hold goods
	Held     map[int64]quantity.Amount
	Makes    bool
	Limit    string // of discount, in words
	Customer int64
	Today    dates.Date
	Zone     *time.Location
}

// open says whether it can still be changed.
func (v PresaleView) open() bool {
	return v.Makes && v.Presale.State == "aberta" && v.Presale.QuoteID == 0
}

// new says whether it has no line yet, and so no number.
func (v PresaleView) new() bool { return v.Presale.ID == 0 }

func (v PresaleView) addPath() string {
	if v.new() {
		return part.PresalesPath
	}
	return part.PresalePath(v.Presale.ID, "/itens")
}

func (v PresaleView) sellers() (options []ui.Option) {
	known := false
	for _, s := range v.Sellers {
		options = append(options, ui.Option{Value: part.ID(s.ID), Label: s.Name})
		known = known || s.ID == v.Presale.SellerID
	}
	if !known && v.Presale.SellerID != 0 {
		options = append(options, ui.Option{Value: part.ID(v.Presale.SellerID), Label: v.Presale.Seller})
	}
	return options
}

func (v PresaleView) lists() (options []ui.Option) {
	known := v.Presale.ListID == nil
	for _, l := range v.Lists {
		options = append(options, ui.Option{Value: part.ID(l.ID), Label: l.Name})
		known = known || l.ID == *v.Presale.ListID
	}
	if !known { // archived since
		options = append(options, ui.Option{Value: part.ID(*v.Presale.ListID), Label: v.Presale.List})
	}
	return options
}

// PresaleBadge tells a state by word and shape.
func PresaleBadge(state string) ui.BadgeView {
	return map[string]ui.BadgeView{
		"aberta":     {Text: "Aberta", Tone: ui.Info, Icon: "clock"},
		"vencida":    {Text: "Vencida", Tone: ui.Warn},
		"convertida": {Text: "Convertida em venda", Tone: ui.Good},
		"cancelada":  {Text: "Cancelada", Tone: ui.Bad},
	}[state]
}

// PresalesView is the list.
type PresalesView struct {
	URL            *url.URL
	Rows           []presale.Presale
	Next           string
	State          string
	Makes, Manages bool
	Today          dates.Date
}

// PresaleStates are the ways to see the list; the first is the one without a choice.
var PresaleStates = []struct{ Value, Title string }{
	{"aberta", "Abertas"}, {"vencida", "Vencidas"}, {"convertida", "Convertidas"}, {"cancelada", "Canceladas"}, {"todas", "Todas"},
}

func (v PresalesView) tabs() (tabs []ui.Tab) {
	for _, s := range PresaleStates {
		tabs = append(tabs, ui.Tab{Label: s.Title, Href: ui.With(v.URL, "estado", s.Value), Active: s.Value == v.State})
	}
	return tabs
}

func (v PresalesView) empty() ui.EmptyView {
	e := ui.EmptyView{Icon: "document-text", Text: "Pré-vendas ficam aqui até virarem venda num caixa, pelo número. Um orçamento aceito pelo cliente vira uma sozinho."}
	if v.Makes {
		e.Action, e.Href = "Fazer uma pré-venda", part.PresalesPath+"/nova"
	}
	return e
}

// PresaleQuantityForm sets how many of a line, adds Step to it, or takes it out.
type PresaleQuantityForm struct {
	form.Form
	Quantity, Step quantity.Amount
	Remove         bool
}

func (f *PresaleQuantityForm) Read() {
	f.Step, f.Remove = f.Form.Quantity("step", ""), f.Flag("remove")
	f.Quantity = f.Form.Quantity("quantity", "")
	f.Check(f.Step != 0 || f.Remove || f.Quantity > 0, "quantity", "Informe a quantidade, como 3 ou 1,5.")
}

// PickForm is the number of a pré-venda, with or without its P.
type PickForm struct {
	form.Form
	Number int64
}

func (f *PickForm) Read() {
	typed := f.Text("number", 20, "Informe o número da pré-venda.")
	number, ok := presale.ReadCode(typed)
	if !ok {
		n, err := strconv.ParseInt(typed, 10, 64)
		number, ok = n, err == nil && n > 0 && len(typed) < 10
	}
	f.Check(ok, "number", "Informe o número da pré-venda, como 12 ou P12.")
	f.Number = number
}
