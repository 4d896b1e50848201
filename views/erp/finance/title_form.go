package finance

import (
	"strings"

	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// TitleForm is a title, or several instalments of one, as typed.
type TitleForm struct {
	form.Form
	People []person.Person // what the select offers
	Title  finance.NewTitles
	Parts  []finance.Part
}

// NewTitleForm is the form as it opens.
func NewTitleForm(direction, key string, today dates.Date) *TitleForm {
	f := &TitleForm{}
	for name, value := range map[string]string{"direction": direction, "instalments": "1", "due_on": today.ISO(), "key": key} {
		f.Set(name, value)
	}
	return f
}

// Read reads what was posted; the parts are cut from the amount.
func (f *TitleForm) Read() {
	f.Title = finance.NewTitles{
		Direction: f.Choice("direction", []string{"receber", "pagar"}, "Escolha entre a receber e a pagar."),
		PersonID:  f.ID("person_id", ""),
		Document:  f.Text("document", 60, "Informe o documento, como o número da nota ou do boleto."),
		Category:  f.Text("category", 60, ""),
		Method:    f.Choice("method", finance.Methods, ""),
		Note:      f.Lines("note", 500, ""),
		Key:       f.Value("key"),
	}
	f.Cut()
	f.Title.Parts = f.Parts
}

// Cut reads the amount and its instalments: what the preview shows is what is written.
func (f *TitleForm) Cut() {
	amount := f.Money("amount", "Informe o valor, como 1.250,00.")
	n := f.Int("instalments", 1, finance.MostInstalments, "Informe de 1 a 60 parcelas.")
	first := f.Day("due_on", "Informe o primeiro vencimento.")
	f.Check(amount > 0, "amount", "O valor deve ser maior que zero.")
	if f.Error("amount") != "" || f.Error("instalments") != "" || f.Error("due_on") != "" {
		return
	}
	parts, err := finance.Monthly(amount, n, first)
	if !f.Blame(err) {
		f.Parts = parts
	}
}

// Query is what was typed to find the person.
func (f *TitleForm) Query() string { return strings.TrimSpace(f.Value("person_q")) }

// person offers who was found; nobody only while nobody is searched for.
func (f *TitleForm) person() ui.SelectView {
	s := ui.SelectView{Name: "person_id", Label: "Pessoa", Value: f.Value("person_id"), Error: f.Error("person_id"), Help: "Quem paga ou quem recebe."}
	switch {
	case f.Query() == "":
		s.Blank = "Ninguém em especial"
	case len(f.People) == 0:
		s.Blank = "Nenhuma pessoa encontrada"
	}
	for _, p := range f.People {
		label := p.Name
		if p.TaxID != "" {
			label += " · " + p.TaxID.String()
		}
		s.Options = append(s.Options, ui.Option{Value: ui.ID(p.ID), Label: label})
	}
	return s
}

func total(parts []finance.Part) (sum money.Cents) {
	for _, p := range parts {
		sum += p.Amount
	}
	return sum
}
