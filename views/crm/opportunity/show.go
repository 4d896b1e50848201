package opportunity

import (
	"strconv"
	"time"

	"github.com/a-h/templ"

	store "omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	crm "omniservicos/views/crm"
	"omniservicos/views/crm/items"
	"omniservicos/views/ui"
)

// ShowView is the page of one opportunity.
type ShowView struct {
	Opportunity store.Opportunity
	Pipeline    string
	Stage       store.Stage
	Owners      Owners
	History     []store.Change
	Items       items.View
	Quotes      templ.Component // of it; nil: who looks may not see any
	Tasks       crm.TasksView
	Next        *crm.TaskForm
	Now         time.Time
	Today       dates.Date
	Zone        *time.Location
	MayEdit     bool
	MayPlan     bool
	MaySee      bool // people's pages
	Panels      []templ.Component
}

func (v ShowView) head() ui.HeadView {
	o := v.Opportunity
	h := ui.HeadView{Title: o.Title, Facts: v.Pipeline + " · " + v.Stage.Name, Crumbs: []ui.Crumb{{Title: "Funil", Href: BoardPath(o.PipelineID)}}}
	if o.Stale(v.Stage, v.Now) {
		h.Alert = "Parada: " + standing(o, v.Now) + ", o prazo é de " + ui.Counted(v.Stage.Days, "dia", "dias")
	}
	return h
}

func (v ShowView) facts() []ui.Fact {
	o := v.Opportunity
	person := ui.Fact{Label: "Cliente", Value: o.PersonName}
	if v.MaySee && o.PersonID != 0 {
		person.Href = crm.PersonPath(o.PersonID)
	}
	facts := []ui.Fact{
		{Label: "Situação", Content: ui.Badge(state(o))}, {Label: "Valor", Content: ui.Money(o.Value)},
		{Label: "Chance na etapa", Value: strconv.Itoa(v.Stage.Probability) + " %, ponderado " + v.Stage.Weighted(o.Value).String()}, person,
		{Label: "Responsável", Value: v.Owners.name(o.OwnerID)}, {Label: "Origem", Value: v.Owners.origin(o.Origin)},
	}
	expected := ui.Fact{Label: "Deve fechar em"}
	if o.ExpectedOn != nil {
		expected.Content = ui.Day(*o.ExpectedOn)
	}
	facts = append(facts, expected, ui.Fact{Label: "Criada em", Content: ui.When(o.CreatedAt, v.Zone)})
	if o.Note != "" {
		facts = append(facts, ui.Fact{Label: "Anotações", Value: o.Note})
	}
	return facts
}

func (v ShowView) events() (events []ui.Event) {
	for _, c := range v.History {
		e := ui.Event{At: c.At.In(v.Zone), Who: c.Actor, Text: c.Value.String()}
		switch c.Kind {
		case store.Created:
			e.Title, e.Icon = "Criada em "+c.To, ui.Event{Icon: "plus"}.Icon
		case store.Staged:
			e.Title, e.Icon = "De "+c.From+" para "+c.To, ui.Event{Icon: "arrows-right-left"}.Icon
		case store.Won:
			e.Title, e.Tone, e.Icon = "Ganha", ui.Good, ui.Event{Icon: "trophy"}.Icon
		case store.Lost:
			e.Title, e.Tone, e.Icon = "Perdida: "+c.Reason, ui.Bad, ui.Event{Icon: "x-circle"}.Icon
		case store.Reopened:
			e.Title, e.Tone, e.Icon = "Reaberta em "+c.To, ui.Warn, ui.Event{Icon: "arrow-uturn-left"}.Icon
		}
		events = append(events, e)
	}
	return events
}

func (v ShowView) ask(what string) string {
	return Path(v.Opportunity.ID) + "/" + what + "?volta=" + Path(v.Opportunity.ID)
}

// PanelView is what a person's page shows of their opportunities.
type PanelView struct {
	PersonID int64
	List     []store.Opportunity
	Stages   map[int64]string
	Today    dates.Date
	MayEdit  bool
}

func (v PanelView) newPath() string { return "/crm/oportunidades/nova?pessoa=" + ui.ID(v.PersonID) }

// ForgottenItems are opportunities without a next step, as the day names them: at most so many, and then the way to all.
func ForgottenItems(list []store.Opportunity, most int) (items []ui.AgendaItem) {
	for _, o := range list[:min(len(list), most)] {
		text := o.Value.String()
		if o.PersonName != "" {
			text = o.PersonName + " · " + text
		}
		items = append(items, ui.AgendaItem{When: ui.AgendaFlag, Title: o.Title, Text: text, Href: Path(o.ID), Icon: "funnel", Badge: "sem próximo passo"})
	}
	if len(list) > most {
		items = append(items, ui.AgendaItem{When: ui.AgendaFlag, Title: "Há mais oportunidades sem próximo passo", Href: BoardPath(0), Icon: "funnel"})
	}
	return items
}
