package stock

import (
	"strconv"

	"github.com/a-h/templ"

	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// lineStep is how many empty lines a form offers at a time; mostLines is how many it takes.
const (
	lineStep  = 5
	mostLines = 200
)

// LineForm is one product of a receipt or shipment, as typed. The code is found by the handler.
type LineForm struct {
	Index      int
	Code       string
	Quantity   quantity.Amount
	Value      money.Cents
	ValueGiven bool
}

// LinesForm is a receipt, or a shipment when it has a second depot.
type LinesForm struct {
	form.Form
	Shipping bool
	Depots   []stock.Depot
	DepotID  int64
	ToID     int64
	Key      string
	Reason   string
	Lines    []LineForm // those with something in them
	extra    int
}

// NewLinesForm is an empty form; code may name a first product.
func NewLinesForm(depots []stock.Depot, shipping bool, code string) LinesForm {
	f := LinesForm{Depots: depots, Shipping: shipping}
	f.Set("key", uuid7.New())
	f.Set(stock.LineField(0, "code"), code)
	if len(depots) > 0 {
		f.Set("depot", ui.IDOrNone(depots[0].ID))
	}
	if len(depots) == 2 && shipping {
		f.Set("to", ui.IDOrNone(depots[1].ID))
	}
	return f
}

// Read takes the lines that have something in them.
func (f *LinesForm) Read() {
	f.Key = f.Value("key")
	f.DepotID = f.ID("depot", "Escolha o depósito.")
	if f.Shipping {
		f.ToID = f.ID("to", "Escolha o depósito de destino.")
	}
	f.Reason = f.Text("reason", 200, "")
	f.Lines = nil
	for i := range f.rows() {
		if f.filled(i) {
			f.Lines = append(f.Lines, f.line(i))
		}
	}
	f.Check(len(f.Lines) > 0, stock.LineField(0, "code"), "Informe pelo menos um produto.")
}

func (f *LinesForm) line(i int) LineForm {
	l := LineForm{Index: i}
	l.Code = f.Text(stock.LineField(i, "code"), 120, "Informe o produto.")
	l.Quantity = f.Quantity(stock.LineField(i, "quantity"), "Informe a quantidade.")
	l.Value = f.Money(stock.LineField(i, "value"), "")
	l.ValueGiven = f.Value(stock.LineField(i, "value")) != ""
	return l
}

func (f *LinesForm) filled(i int) bool {
	return f.Value(stock.LineField(i, "code"))+f.Value(stock.LineField(i, "quantity"))+f.Value(stock.LineField(i, "value")) != ""
}

// MoreLines offers further empty lines and keeps what was typed.
func (f *LinesForm) MoreLines() { f.extra += lineStep }

// rows is how many lines the form shows: those that came, those that are asked for, and never fewer than a handful.
func (f *LinesForm) rows() int {
	n := 0
	for n < mostLines && len(f.Values(stock.LineField(n, "code"))) > 0 {
		n++
	}
	return min(max(n, lineStep)+f.extra, mostLines)
}

func (f *LinesForm) code(i int) ui.FieldView {
	v := f.cell(i, "code", "Produto")
	v.Attrs = suggesting(v.Attrs)
	v.Attrs["size"] = "60" // the column of names is the wide one
	return v
}

func (f *LinesForm) quantity(i int) ui.FieldView {
	v := f.cell(i, "quantity", "Quantidade")
	v.Attrs["inputmode"], v.Attrs["data-tidy"], v.Attrs["class"] = "decimal", "quantity", "num"
	v.Attrs["size"] = "8"
	return v
}

func (f *LinesForm) value(i int) ui.FieldView {
	v := f.cell(i, "value", "Custo total")
	v.Prefix = "R$"
	v.Attrs["inputmode"], v.Attrs["data-tidy"], v.Attrs["class"] = "decimal", "money", "num"
	v.Attrs["size"] = "8"
	return v
}

// cell is one input of a line; readers hear which line.
func (f *LinesForm) cell(i int, field, label string) ui.FieldView {
	name := stock.LineField(i, field)
	v := ui.FieldView{Name: name, Label: label + " " + strconv.Itoa(i+1), Value: f.Value(name), Error: f.Error(name), Attrs: templ.Attributes{"autocomplete": "off"}}
	if v.Error != "" {
		v.Attrs["aria-invalid"], v.Attrs["aria-describedby"] = "true", "f-"+name+"-error"
	}
	return v
}

// suggesting makes an input suggest products as one types; without a script it takes a code as it stands.
func suggesting(a templ.Attributes) templ.Attributes {
	a["list"], a["placeholder"], a["autocomplete"] = "produtos-achados", "Código, código de barras ou nome", "off"
	a["hx-get"], a["hx-trigger"] = productsPath+"/opcoes", "input changed delay:200ms"
	a["hx-target"], a["hx-swap"] = "#produtos-achados", "innerHTML"
	return a
}

// CountForm is the form of an adjustment.
type CountForm struct {
	form.Form
	Depots  []stock.Depot
	Current string // the balance of what is chosen, in words
	Key     string
	DepotID int64
	Code    string
	Counted quantity.Amount
	Reason  string
}

// NewCountForm is an empty form; code may name the product.
func NewCountForm(depots []stock.Depot, code string) CountForm {
	f := CountForm{Depots: depots}
	f.Set("key", uuid7.New())
	f.Set("code", code)
	if len(depots) > 0 {
		f.Set("depot", ui.IDOrNone(depots[0].ID))
	}
	return f
}

// FirstDepot is the depot that the form begins with.
func (f *CountForm) FirstDepot() int64 {
	if len(f.Depots) == 0 {
		return 0
	}
	return f.Depots[0].ID
}

// Read takes what was counted.
func (f *CountForm) Read() {
	f.Key = f.Value("key")
	f.DepotID = f.ID("depot", "Escolha o depósito.")
	f.Code = f.Text("code", 120, "Informe o produto.")
	f.Counted = f.Quantity("counted", "Informe a quantidade contada.")
	f.Reason = f.Text("reason", 200, "Informe o motivo do ajuste.")
}
