package crm

import (
	"net/url"
	"slices"
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
	Call      CallForm
	File      FileForm
	Kinds     []ui.LineKind // of lines, as modules registered them
	Only      string        // the title of the kinds shown; empty: all
	URL       *url.URL
	Known     Known
	Tags      []person.Tag
	Values    map[int64]string // of the account's own fields
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
		facts = append(facts, ui.Fact{Label: label, Value: phone.String(), Href: ui.Tel(phone.Digits)})
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
	facts = append(facts, v.ownFacts()...)
	return append(facts, credit, ui.Fact{Label: "No cadastro desde", Content: ui.When(p.CreatedAt, v.Zone)})
}

// ownFacts are what the account itself asks of people; of its own fields, those that say something.
func (v PersonView) ownFacts() (facts []ui.Fact) {
	p := v.Person
	for _, c := range p.Contacts {
		label := c.Name
		if c.Role != "" {
			label += " · " + c.Role
		}
		facts = append(facts, ui.Fact{Label: label, Content: contact(c)})
	}
	facts = append(facts, ui.Fact{Label: "Origem", Value: person.OriginName(v.Known.Origins, p.Origin)}, ui.Fact{Label: "Responsável", Value: v.Known.Owner(p.OwnerID)})
	for _, f := range v.Known.Fields {
		if value := v.Values[f.ID]; value != "" {
			facts = append(facts, ui.Fact{Label: f.Name, Value: f.Show(value)})
		}
	}
	return facts
}

func taxIDLabel(p person.Person) string {
	if p.Kind == person.Legal {
		return "CNPJ"
	}
	return "CPF"
}

func (v PersonView) events() (events []ui.Event) {
	for _, l := range v.Lines {
		kind := v.kind(l.Kind)
		e := ui.Event{At: l.At.In(v.Zone), Title: l.Text, Who: l.Actor, Icon: kind.Icon, Tone: kind.Tone, Href: l.Path}
		if head := lineHeads[l.Kind]; head != "" {
			e.Title, e.Text = head, l.Text
		}
		if l.Amount != nil {
			e.Text = l.Amount.String()
		}
		events = append(events, e)
	}
	return events
}

// lineHeads are the titles of lines whose text is somebody's own words.
var lineHeads = map[string]string{crm.KindNote: "Nota", crm.KindCall: "Ligação", crm.KindWhatsApp: "WhatsApp aberto", crm.KindFile: "Arquivo"}

// kind is what is known of a line's kind: of a plugin that is off or gone, only that something happened.
func (v PersonView) kind(key string) ui.LineKind {
	for _, k := range v.Kinds {
		if k.Key == key {
			return k
		}
	}
	return ui.LineKind{Key: key, Icon: "clock"}
}

// kindTabs filter the history, each by the kinds of one title.
func (v PersonView) kindTabs() []ui.Tab {
	tabs := []ui.Tab{{Label: "Tudo", Href: ui.With(v.URL, "tipo", "") + "#historico", Active: v.Only == ""}}
	var seen []string
	for _, k := range v.Kinds {
		if !slices.Contains(seen, k.Title) {
			seen = append(seen, k.Title)
			tabs = append(tabs, ui.Tab{Label: k.Title, Href: ui.With(v.URL, "tipo", k.Title) + "#historico", Active: v.Only == k.Title})
		}
	}
	return tabs
}

// KeysOf are the kinds under a title; none where there is no such title.
func KeysOf(kinds []ui.LineKind, title string) (keys []string) {
	for _, k := range kinds {
		if k.Title == title {
			keys = append(keys, k.Key)
		}
	}
	return keys
}

func (v PersonView) older() string {
	return ui.With(v.URL, "depois", ui.ID(v.Lines[len(v.Lines)-1].ID)) + "#historico"
}
