package till

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
