package crm

import (
	"strconv"
	"strings"
	"time"

	"omniservicos/store/person"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// MergeForm is who else, as typed.
type MergeForm struct{ form.Form }

// MergeView is two records of one person, before they are one.
type MergeView struct {
	Stays, Gone person.Person
	Joined      person.Person // what stays would be
	Moves       []person.Share
	Matches     []person.Match // who looks like the one who stays
	Refusal     string
	Zone        *time.Location
	Form        MergeForm
}

// MergePath is the page that shows what uniting other with the one who stays would do; other 0 asks who.
func MergePath(stays, other int64) string {
	path := PersonPath(stays) + "/unir"
	if other != 0 {
		path += "?com=" + ui.ID(other)
	}
	return path
}

// line is one value of the three records.
type mergeLine struct{ Label, Stays, Gone, Joined string }

func (v MergeView) lines() (lines []mergeLine) {
	for _, l := range []struct {
		label string
		of    func(person.Person) string
	}{
		{"Nome", func(p person.Person) string { return p.Name }},
		{"CPF ou CNPJ", func(p person.Person) string { return p.TaxID.String() }},
		{"Nome fantasia", func(p person.Person) string { return p.TradeName }},
		{"Inscrição estadual", func(p person.Person) string { return p.StateRegistration }},
		{"E-mail", func(p person.Person) string { return p.Email }},
		{"Telefones", phonesOf},
		{"Endereços", addressesOf},
		{"Papel", func(p person.Person) string { return strings.Join(p.Roles(), ", ") }},
		{"Limite de fiado", creditOf},
		{"No cadastro desde", func(p person.Person) string { return p.CreatedAt.In(v.Zone).Format("02/01/2006") }},
		{"Observação", func(p person.Person) string { return p.Note }},
	} {
		line := mergeLine{l.label, l.of(v.Stays), l.of(v.Gone), l.of(v.Joined)}
		if line.Stays+line.Gone+line.Joined != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func phonesOf(p person.Person) string {
	var list []string
	for _, phone := range p.Phones {
		list = append(list, phone.String())
	}
	return strings.Join(list, ", ")
}

func addressesOf(p person.Person) string {
	var list []string
	for _, a := range p.Addresses {
		list = append(list, a.String())
	}
	return strings.Join(list, " / ")
}

func creditOf(p person.Person) string {
	if p.CreditLimit == 0 {
		return "não compra fiado"
	}
	return p.CreditLimit.String()
}

func (v MergeView) table() ui.TableView {
	return ui.TableView{Label: "Os dois cadastros e o que fica", Rows: len(v.lines()),
		Heads: []ui.Col{{Label: "Dado"}, {Label: "Fica"}, {Label: "Sai"}, {Label: "Depois de unir"}}}
}

func (v MergeView) moves() (facts []ui.Fact) {
	for _, s := range v.Moves {
		facts = append(facts, ui.Fact{Label: strings.ToUpper(s.What[:1]) + s.What[1:], Value: strconv.FormatInt(s.N, 10)})
	}
	return facts
}
