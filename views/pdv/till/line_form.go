// Package till draws the till's screen.
package till

import (
	"strings"
	"unicode/utf8"

	"omniservicos/store/barcode"
	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/taxid"
	"omniservicos/views/form"
)

// LineForm is one entry at the code field. Sale and Line are the page's UUIDs; ProductID is set when a tile was touched
// or a choice made: of Code only the quantity before the * then counts.
type LineForm struct {
	form.Form
	Sale, Line, Code string
	Seen             string // what the page shows of the sale (cart.go)
	ProductID        int64
	Quantity         quantity.Amount
	Total            money.Cents // of a price label, read from Code
	Found            *catalogue.Product
	Unknown          string // a barcode that this person may register
}

// longestCode is more than any barcode or name: beyond it something was pasted.
const longestCode = 200

func (f *LineForm) Read() {
	f.Sale, f.Line, f.Seen = f.Value("sale"), f.Value("line"), f.Value("seen")
	f.Code = strings.TrimSpace(f.Value("code"))
	f.Check(utf8.RuneCountInString(f.Code) <= longestCode, "code", "Isto tem mais de 200 caracteres e não é um código: passe o produto outra vez.")
	f.ProductID = f.ID("product", "")
	f.Quantity = f.Form.Quantity("quantity", "")
	if f.ProductID != 0 && f.Quantity == 0 {
		f.readBefore()
	}
	f.Check(f.Code != "" || f.ProductID != 0, "code", "Passe um produto, ou digite o código ou o nome.")
}

// readBefore takes the quantity that stood in the code field when a tile was touched: "3*" alone, or before a search.
func (f *LineForm) readBefore() {
	entry, err := barcode.ParseEntry(f.Code + "x")
	if err != nil {
		f.Check(false, "code", err.Error())
	}
	f.Quantity = entry.Quantity
}

// Problem is the first thing wrong with the entry.
func (f *LineForm) Problem() string {
	for _, field := range []string{"code", "product", "quantity"} {
		if e := f.Error(field); e != "" {
			return e
		}
	}
	return ""
}

// QuantityForm sets how many of a line, or adds Step to it: the buttons − and + do not know what was pressed before.
type QuantityForm struct {
	form.Form
	Quantity, Step quantity.Amount
}

func (f *QuantityForm) Read() {
	f.Step = f.Form.Quantity("step", "")
	f.Quantity = f.Form.Quantity("quantity", "")
	f.Check(f.Step != 0 || f.Value("quantity") != "", "quantity", "Informe a quantidade, como 3 ou 1,5.")
	f.Check(f.Step != 0 || f.Quantity > 0, "quantity", "A quantidade deve ser maior que zero: para tirar um item, cancele a linha.")
}

// CustomerForm names who buys: a person chosen from the list, or a CPF or CNPJ that was typed.
type CustomerForm struct {
	form.Form
	PersonID int64
	Typed    string
	TaxID    taxid.ID
	Remove   bool
}

func (f *CustomerForm) Read() {
	f.PersonID, f.Remove = f.ID("person", ""), f.Flag("remove")
	f.Typed = f.Text("tax_id", 100, "")
	if f.PersonID != 0 || f.Remove {
		return
	}
	f.Check(f.Typed != "", "tax_id", "Digite um nome, um CPF ou um CNPJ.")
	if id, err := taxid.Parse(f.Typed); err == nil {
		f.TaxID = id
	} else if !strings.ContainsFunc(f.Typed, isLetter) {
		f.Check(false, "tax_id", err.Error())
	}
}

func isLetter(r rune) bool { return r > '9' }

// Tile is a product on the shelf and how much of it there is.
type Tile struct {
	catalogue.Product
	Stock quantity.Amount
}

func (t Tile) left() string {
	if t.KeepsStock() {
		return t.Stock.Of(t.Unit)
	}
	return "serviço"
}
