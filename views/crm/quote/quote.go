// Package quote draws orçamentos: their list, the page of each, what the customer sees of it, and its paper.
package quote

import (
	"net/url"
	"time"

	"omniservicos/store/account"
	store "omniservicos/store/crm/quote"
	"omniservicos/store/dates"
	"omniservicos/store/pdv/presale"
	"omniservicos/views/crm/items"
	"omniservicos/views/ui"
)

// ListPath is the list, and Path the page of one.
const ListPath = "/crm/orcamentos"

func Path(n int64) string { return ListPath + "/" + ui.ID(n) }

// PublicPath is where the customer sees it.
func PublicPath(slug, key string) string { return "/o/" + slug + "/" + key }

// Badge tells a state by word and shape.
func Badge(state string) ui.BadgeView {
	return map[string]ui.BadgeView{
		store.Draft:    {Text: "Rascunho", Icon: "pencil-square"},
		store.Sent:     {Text: "Enviado", Tone: ui.Info, Icon: "clock"},
		store.Accepted: {Text: "Aceito", Tone: ui.Good},
		store.Refused:  {Text: "Recusado", Tone: ui.Bad},
		store.Expired:  {Text: "Vencido", Tone: ui.Warn},
		store.Voided:   {Text: "Anulado", Tone: ui.Bad, Icon: "no-symbol"},
		store.Replaced: {Text: "Substituído", Icon: "arrow-path"},
	}[state]
}

// States are the ways to see the list; the first is the one without a choice.
var States = []struct{ Value, Title string }{
	{"", "Todos"}, {store.Draft, "Rascunhos"}, {store.Sent, "Enviados"}, {store.Accepted, "Aceitos"}, {store.Refused, "Recusados"},
	{store.Expired, "Vencidos"}, {store.Voided, "Anulados"},
}

// ListView is the list.
type ListView struct {
	URL     *url.URL
	Filter  store.Filter
	Rows    []store.Quote
	Next    string
	Sellers []ui.Option
	Makes   bool
	Client  string // the UUID of the one that may be made here
	Today   dates.Date
	Now     time.Time
	Zone    *time.Location
}

func (v ListView) tabs() (tabs []ui.Tab) {
	for _, s := range States {
		tabs = append(tabs, ui.Tab{Label: s.Title, Href: ui.With(v.URL, "estado", s.Value), Active: s.Value == v.Filter.State})
	}
	return tabs
}

func (v ListView) filters() ui.FiltersView {
	q := v.URL.Query()
	f := ui.FiltersView{Action: ListPath, Query: q, Placeholder: "Número ou cliente", Kept: []string{"estado"}}
	for _, s := range v.Sellers {
		if q.Get("vendedor") == s.Value {
			f.Add("Vendedor", s.Label, "vendedor")
		}
	}
	f.Add("Feito de", v.Filter.From.String(), "de")
	f.Add("Feito até", v.Filter.To.String(), "ate")
	return f
}

func (v ListView) empty() ui.EmptyView {
	return ui.EmptyView{Icon: "document-text", Text: "Orçamentos enviados ao cliente ficam aqui, com o que ele respondeu. Faça um daqui, ou de uma oportunidade com itens."}
}

// ShowView is the page of one version.
type ShowView struct {
	Quote    store.Quote
	Versions []store.Quote
	Items    items.View
	Form     *Form
	Answer   *AnswerForm
	Reason   *ReasonForm
	Refusal  string           // of an act that has no field
	Presale  *presale.Presale // that its acceptance opened
	Link     string           // whole, where there is one
	Public   string           // the same, within this site
	May      bool
	Today    dates.Date
	Zone     *time.Location
}

func (v ShowView) state() string { return v.Quote.StateOn(v.Today) }

func (v ShowView) draft() bool { return v.May && v.Quote.State == store.Draft }

// may says whether a button is drawn: the store refuses all the same.
func (v ShowView) may(states ...string) bool {
	for _, s := range states {
		if v.May && v.state() == s {
			return true
		}
	}
	return false
}

func (v ShowView) revisable() bool {
	return v.Quote.Last && v.may(store.Sent, store.Expired, store.Refused, store.Accepted, store.Voided)
}

// replaced is what editing does, in words.
func (v ShowView) replaced() string {
	if v.state() == store.Accepted {
		return "O aceite de " + v.Quote.AnswerName + " será anulado, a pré-venda cancelada e a oportunidade reaberta. O cliente responde de novo, à nova versão."
	}
	return "Uma nova versão começa igual a esta, como rascunho. Esta continua legível, mas o cliente não poderá mais responder a ela."
}

func (v ShowView) facts() []ui.Fact {
	q := v.Quote
	facts := []ui.Fact{{Label: "Cliente", Value: q.Customer()}, {Label: "Vendedor", Value: q.Seller}, {Label: "Válido até", Content: ui.Day(q.ValidUntil)}}
	if q.PersonID != 0 {
		facts[0].Href = "/crm/clientes/" + ui.ID(q.PersonID)
	}
	if q.OpportunityID != 0 {
		facts = append(facts, ui.Fact{Label: "Oportunidade", Value: q.Opportunity, Href: "/crm/oportunidades/" + ui.ID(q.OpportunityID)})
	}
	if q.Terms != "" {
		facts = append(facts, ui.Fact{Label: "Pagamento", Content: Text(q.Terms)})
	}
	if q.Note != "" {
		facts = append(facts, ui.Fact{Label: "Observações", Content: Text(q.Note)})
	}
	return facts
}

// events are what happened to this version, newest first.
func (v ShowView) events() (events []ui.Event) {
	q := v.Quote
	add := func(at *time.Time, e ui.Event) {
		if at != nil {
			e.At = at.In(v.Zone)
			events = append([]ui.Event{e}, events...)
		}
	}
	add(&q.CreatedAt, ui.Event{Title: "Criado", Icon: "plus"})
	add(q.SentAt, ui.Event{Title: "Enviado", Icon: "paper-airplane", Text: q.Total.String()})
	add(q.ViewedAt, ui.Event{Title: "Aberto pelo cliente", Tone: ui.Info, Icon: "eye"})
	how := "Pelo link"
	if q.AnsweredBy != 0 {
		how = "Anotado pela equipe"
	} else if q.AnswerIP != "" {
		how += ", do endereço " + q.AnswerIP
	}
	if q.AnswerNote != "" {
		how = q.AnswerNote + " · " + how
	}
	answer := ui.Event{Title: "Recusado por " + q.AnswerName, Text: how, Tone: ui.Bad}
	if q.AnswerNote == "" || q.State != store.Refused {
		answer = ui.Event{Title: "Respondido por " + q.AnswerName, Text: how, Tone: ui.Info}
	}
	switch q.State {
	case store.Accepted:
		answer.Title, answer.Tone = "Aceito por "+q.AnswerName, ui.Good
	case store.Refused:
		answer.Title, answer.Tone = "Recusado por "+q.AnswerName, ui.Bad
	}
	add(q.AnsweredAt, answer)
	switch q.State {
	case store.Voided:
		add(q.EndedAt, ui.Event{Title: "Anulado", Text: q.EndReason, Tone: ui.Bad})
	case store.Replaced:
		add(q.EndedAt, ui.Event{Title: "Substituído pela versão seguinte", Tone: ui.Warn, Icon: "arrow-path"})
	}
	return events
}

// Paper is an orçamento as it is read by the customer: on the screen, on paper and in the file.
type Paper struct {
	Quote  store.Quote
	Branch account.Branch
	Zone   *time.Location
}

// date is the day that stands on it.
func (p Paper) date() string {
	at := p.Quote.CreatedAt
	if p.Quote.SentAt != nil {
		at = *p.Quote.SentAt
	}
	return at.In(p.Zone).Format("02/01/2006")
}

// company is the name that contracts know it by.
func (p Paper) company() string {
	if p.Branch.LegalName != "" {
		return p.Branch.LegalName
	}
	return p.Branch.Name
}
