package crm

import (
	"strings"
	"time"

	"github.com/a-h/templ"

	"omniservicos/store/crm"
	"omniservicos/store/person"
	"omniservicos/views/ui"
)

// PersonView is one person's page: who they are, what happened, what is to be done, and what other modules know.
type PersonView struct {
	Person    person.Person
	Panels    []templ.Component
	Lines     []crm.Line
	MoreLines bool
	Tasks     TasksView
	Zone      *time.Location
	MayEdit   bool
	MayMerge  bool
	Note      NoteForm
}

func (v PersonView) head() ui.HeadView {
	h := ui.HeadView{Title: v.Person.Name, Facts: strings.Join(v.Person.Roles(), ", ")}
	if v.Person.TradeName != "" {
		h.Facts += " · " + v.Person.TradeName
	}
	if v.Person.Archived() {
		h.Alert = "Arquivado em " + v.Person.ArchivedAt.In(v.Zone).Format("02/01/2006")
	}
	return h
}

func (v PersonView) facts() []ui.Fact {
	p := v.Person
	facts := []ui.Fact{{Label: taxIDLabel(p), Value: p.TaxID.String()}}
	for _, phone := range p.Phones {
		label := "Telefone"
		if phone.Label != "" {
			label += " · " + phone.Label
		}
		facts = append(facts, ui.Fact{Label: label, Value: phone.String(), Href: "tel:" + phone.Digits})
	}
	if len(p.Phones) == 0 {
		facts = append(facts, ui.Fact{Label: "Telefone"})
	}
	email := ui.Fact{Label: "E-mail", Value: p.Email}
	if p.Email != "" {
		email.Href = "mailto:" + p.Email
	}
	facts = append(facts, email)
	for _, a := range p.Addresses {
		label := "Endereço"
		if a.Label != "" {
			label += " · " + a.Label
		}
		facts = append(facts, ui.Fact{Label: label, Value: a.String()})
	}
	if p.StateRegistration != "" {
		facts = append(facts, ui.Fact{Label: "Inscrição estadual", Value: p.StateRegistration})
	}
	if !p.BirthDate.IsZero() {
		facts = append(facts, ui.Fact{Label: "Nascimento", Content: ui.Day(p.BirthDate)})
	}
	credit := ui.Fact{Label: "Limite de fiado", Value: "não compra fiado"}
	if p.CreditLimit > 0 {
		credit.Content = ui.Money(p.CreditLimit)
	}
	return append(facts, credit, ui.Fact{Label: "No cadastro desde", Content: ui.When(p.CreatedAt, v.Zone)})
}

func taxIDLabel(p person.Person) string {
	if p.Kind == person.Legal {
		return "CNPJ"
	}
	return "CPF"
}

func (v PersonView) events() (events []ui.Event) {
	for _, l := range v.Lines {
		e := ui.Event{At: l.At.In(v.Zone), Title: l.Text, Who: l.Actor, Icon: lineIcons[l.Kind], Href: l.Path}
		if l.Kind == crm.KindNote {
			e.Title, e.Text = "Nota", l.Text
		}
		if l.Amount != nil {
			e.Text = l.Amount.String()
		}
		if l.Kind == crm.KindCancellation || l.Kind == crm.KindReversal || l.Kind == crm.KindReturn {
			e.Tone = ui.Warn
		}
		events = append(events, e)
	}
	return events
}

// The build reads icon names where they stand as Icon: and the name, so each is written that way.
var lineIcons = map[string]string{
	crm.KindNote:         ui.Event{Icon: "pencil-square"}.Icon,
	crm.KindPurchase:     ui.Event{Icon: "shopping-bag"}.Icon,
	crm.KindCancellation: ui.Event{Icon: "x-circle"}.Icon,
	crm.KindSettlement:   ui.Event{Icon: "banknotes"}.Icon,
	crm.KindReversal:     ui.Event{Icon: "arrow-uturn-left"}.Icon,
	crm.KindReturn:       ui.Event{Icon: "arrow-uturn-left"}.Icon,
	crm.KindMerge:        ui.Event{Icon: "users"}.Icon,
	crm.KindOpportunity:  ui.Event{Icon: "funnel"}.Icon,
	crm.KindWon:          ui.Event{Icon: "trophy"}.Icon,
	crm.KindLost:         ui.Event{Icon: "x-circle"}.Icon,
	crm.KindTask:         ui.Event{Icon: "check-circle"}.Icon,
}

func (v PersonView) older() string {
	return PersonPath(v.Person.ID) + "?depois=" + id(v.Lines[len(v.Lines)-1].ID) + "#historico"
}
