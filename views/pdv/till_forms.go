package pdv

import (
	"omniservicos/store/money"
	"omniservicos/views/form"
)

// OpenForm is the float that enters the drawer.
type OpenForm struct {
	form.Form
	Float money.Cents
}

func (f *OpenForm) Read() {
	f.Float = f.Money("fundo", "")
	f.Check(f.Float >= 0, "fundo", "O fundo de troco não pode ser negativo.")
}

// CloseForm is what was counted in the drawer, without knowing what should be there.
type CloseForm struct {
	form.Form
	Counted money.Cents
	Note    string
}

func (f *CloseForm) Read() {
	f.Counted = f.Money("counted", "Conte o dinheiro da gaveta e informe o total; sem dinheiro, escreva 0.")
	f.Check(f.Counted >= 0, "counted", "O valor contado não pode ser negativo.")
	f.Note = f.Lines("note", 500, "")
}

// TillForm is a new till.
type TillForm struct {
	form.Form
	Name    string
	DepotID int64
}

func (f *TillForm) Read() {
	f.Name = f.Text("name", 40, "Informe o nome do caixa, como Caixa 2.")
	f.DepotID = f.ID("depot_id", "Escolha de onde sai o estoque.")
}
