package till

import (
	"omniservicos/store/pdv/scan"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// ProductForm is goods registered at the till.
type ProductForm struct {
	form.Form
	scan.NewProduct
}

func (f *ProductForm) Read() {
	f.EAN = f.Text("ean", 20, "Passe o código de barras do produto.")
	f.Name = f.Text("name", 120, "Informe o nome do produto.")
	f.Unit = f.Choice("unit", scan.Units, "Escolha a unidade da lista.")
	f.Price = f.Money("price", "Informe o preço, como 12,90.")
	f.Stock = f.Quantity("stock", "")
	f.Key = f.Text("key", 40, "")
}

func unitOptions() (options []ui.Option) {
	for _, u := range scan.Units {
		options = append(options, ui.Option{Value: u, Label: u})
	}
	return options
}

// NewCustomerForm is a customer registered at the till. Matches are who it may already be: asked once, Sure saves.
type NewCustomerForm struct {
	form.Form
	Name, Phone string
	TaxID       taxid.ID
	Sure        bool
	Matches     []person.Match
}

func (f *NewCustomerForm) Read() {
	f.Name = f.Text("name", 120, "Informe o nome do cliente.")
	f.Phone = f.Text("phone", 30, "")
	f.TaxID = f.Form.TaxID("tax_id", "")
	f.Sure = f.Flag("sure")
}

// Person is the customer as the registry keeps it.
func (f *NewCustomerForm) Person() person.Person {
	p := person.Person{Name: f.Name, TaxID: f.TaxID, IsCustomer: true, Kind: "PF"}
	if f.TaxID != "" && !f.TaxID.IsCPF() {
		p.Kind = "PJ"
	}
	if f.Phone != "" {
		p.Phones = []person.Phone{person.ParsePhone(f.Phone)}
	}
	return p
}
