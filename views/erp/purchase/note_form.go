package purchase

import (
	"strconv"
	"time"

	"omniservicos/store/erp/purchase"
	"omniservicos/store/erp/purchase/nfe"
	"omniservicos/store/erp/stock"
	"omniservicos/store/person"
	"omniservicos/views/form"
)

// NoteForm is an NF-e with what a person may decide before it is bought.
type NoteForm struct {
	form.Form
	Import   purchase.Import
	Supplier person.Person // the zero person will be registered
	Known    bool
	Depots   []stock.Depot
	Branch   int64 // whose main depot is chosen first
	May      bool
	Choices  purchase.NFeChoices
}

func (f *NoteForm) note() nfe.Invoice { return *f.Import.Rows.Invoice }

// Draw fills the fields with what is suggested.
func (f *NoteForm) Draw(depot int64) {
	f.Set("deposito", strconv.FormatInt(depot, 10))
	for n, item := range f.Import.Rows.Items {
		f.Set(purchase.ItemField(n, "codigo"), item.SKU)
		f.Set(purchase.ItemField(n, "fator"), item.Factor.Input())
		f.Set(purchase.ItemField(n, "preco"), item.Price.Input())
	}
}

// Read takes a decision for each item.
func (f *NoteForm) Read() {
	f.Choices = purchase.NFeChoices{DepotID: f.ID("deposito", "Escolha o depósito em que a mercadoria entra.")}
	for n := range f.Import.Rows.Items {
		f.Choices.Items = append(f.Choices.Items, purchase.NFeChoice{
			Code:   f.Text(purchase.ItemField(n, "codigo"), 60, "Informe o código do produto."),
			Factor: f.Quantity(purchase.ItemField(n, "fator"), "Informe quantas unidades suas vêm em uma do fornecedor, como 12."),
			Price:  f.Money(purchase.ItemField(n, "preco"), "Informe o preço de venda, como 12,90."),
		})
	}
}

// Result is an import that was done or undone.
type Result struct {
	Import  purchase.Import
	Lines   *LinesForm // of a spreadsheet
	Zone    *time.Location
	MayUndo bool
	Reason  string // as typed, when undoing was refused
	Refusal string
}
