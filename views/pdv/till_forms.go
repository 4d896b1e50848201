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
