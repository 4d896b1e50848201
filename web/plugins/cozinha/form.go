package cozinha

import (
	"strconv"

	"omniservicos/store/catalogue"
	"omniservicos/store/words"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// moveForm says from which state a ticket is moved: what the person saw.
type moveForm struct {
	form.Form
	From   State
	Sector int64 // the part of the board that the person looks at; 0 is all
}

func (f *moveForm) Read() {
	codes := make([]string, len(States))
	for i, s := range States {
		codes[i] = string(s)
	}
	f.From = State(f.Choice("de", codes, "Falta dizer de onde o item sai."))
	f.Sector = f.ID("setor", "")
}

// sectorForm names a sector.
type sectorForm struct {
	form.Form
	Name string
}

func (f *sectorForm) Read() {
	f.Name = f.Text("nome", 40, "Informe o nome do setor.")
	f.Check(f.Name == "" || words.Key(f.Name) != "", "nome", "O nome precisa de pelo menos uma letra ou número.")
}

// dishForm says which product is prepared where and in how long. Products are those found by what was typed.
type dishForm struct {
	form.Form
	Dish     Dish
	Products []catalogue.Product
	Sectors  []Sector
}

func (f *dishForm) Read() {
	if f.Dish.ID == 0 {
		f.Text("busca", 100, "Informe o produto.")
	}
	f.Dish.SectorID = f.ID("setor", "Escolha o setor.")
	f.Dish.Target = f.Int("minutos", 1, 600, "Informe o tempo em minutos, de 1 a 600.")
}

// draw fills the form from a dish.
func (f *dishForm) draw(d Dish) {
	f.Dish = d
	f.Set("minutos", strconv.Itoa(d.Target))
	if d.SectorID != 0 {
		f.Set("setor", strconv.FormatInt(d.SectorID, 10))
	}
}

func (f *dishForm) sectorOptions() (options []ui.Option) {
	for _, s := range f.Sectors {
		options = append(options, ui.Option{Value: strconv.FormatInt(s.ID, 10), Label: s.Name})
	}
	return options
}

// productOptionsOf are products to choose one of, told apart by code and price.
func productOptionsOf(products []catalogue.Product) (options []ui.Option) {
	for _, p := range products {
		options = append(options, ui.Option{Value: strconv.FormatInt(p.ID, 10), Label: p.Name, Help: p.SKU + " · " + p.Price.String()})
	}
	return options
}
