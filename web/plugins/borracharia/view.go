package borracharia

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"omniservicos/views/ui"
)

// listView is a page of the list of vehicles.
type listView struct {
	URL      *url.URL
	Vehicles []Vehicle
	More     bool
	Archived bool
	MayEdit  bool
}

func (v listView) table() ui.TableView {
	searched := &url.URL{Path: v.URL.Path, RawQuery: url.Values{"q": {v.URL.Query().Get("q")}}.Encode()} // a tab is a place, no filter
	t := ui.TableView{
		Label: "Veículos", Rows: len(v.Vehicles), URL: searched,
		Heads: []ui.Col{{Label: "Placa"}, {Label: "Veículo"}, {Label: "Cliente"}, {Label: "Quilometragem", Numeric: true}},
		Empty: ui.EmptyView{Text: "Aqui ficam os veículos dos seus clientes, achados pela placa antiga ou pela do Mercosul.", Icon: "truck"},
	}
	switch {
	case v.Archived:
		t.Empty.Text = "Nenhum veículo foi arquivado."
	case v.MayEdit:
		t.Empty.Action, t.Empty.Href = "Cadastrar veículo", "/plugin/borracharia/veiculos/novo"
	}
	return t
}

func (v listView) tabs() []ui.Tab {
	return []ui.Tab{
		{Label: "Ativos", Href: ui.With(v.URL, "aba", ""), Active: !v.Archived},
		{Label: "Arquivados", Href: ui.With(v.URL, "aba", "arquivados"), Active: v.Archived},
	}
}

func (v listView) pager() ui.PagerView {
	p := ui.PagerView{Shown: len(v.Vehicles), More: v.More}
	if v.More {
		p.Next = ui.With(v.URL, "depois", strconv.FormatInt(v.Vehicles[len(v.Vehicles)-1].ID, 10))
	}
	if v.URL.Query().Get("depois") != "" {
		p.Prev = ui.With(v.URL, "depois", "")
	}
	return p
}

// vehicleView is one vehicle with what is known of it.
type vehicleView struct {
	Vehicle  Vehicle
	Visits   []Visit
	Readings []Reading
	Km       *kmForm
	Zone     *time.Location
	MayEdit  bool
}

func (v vehicleView) facts() []ui.Fact {
	car := v.Vehicle
	facts := []ui.Fact{{Label: "Placa", Value: car.ShownPlate()}}
	if other := car.OtherPlate(); other != "" {
		facts = append(facts, ui.Fact{Label: "Também escrita", Value: other})
	}
	owner := ui.Fact{Label: "Cliente", Value: car.Customer}
	if car.CustomerID != nil {
		owner.Href = customerPath(*car.CustomerID)
	}
	return append(facts, ui.Fact{Label: "Veículo", Value: car.Name()}, owner, ui.Fact{Label: "Observação", Value: car.Note})
}

func (v vehicleView) visitsTable() ui.TableView {
	return ui.TableView{
		Label: "Visitas", Rows: len(v.Visits),
		Heads: []ui.Col{{Label: "Quando"}, {Label: "Venda"}, {Label: "Total", Numeric: true}, {Label: "Situação"}, {Label: "Ações", Quiet: true}},
		Empty: ui.EmptyView{Text: "Nenhuma visita ainda. Cada venda ao cliente deste veículo aparece aqui sozinha.", Icon: "calendar-days"},
	}
}

func (f *vehicleForm) title() string {
	if f.Vehicle.ID == 0 {
		return "Novo veículo"
	}
	return "Editar veículo"
}

// action is where the form is posted.
func (f *vehicleForm) action() string {
	if f.Vehicle.ID == 0 {
		return "/plugin/borracharia/veiculos"
	}
	return vehiclePath(f.Vehicle.ID)
}

// leave is where "Voltar" leads.
func (f *vehicleForm) leave() string { return f.action() }

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// joinWith joins the parts that are there.
func joinWith(sep string, parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, sep)
}

// odometerEvents are the readings as a timeline.
func (v vehicleView) odometerEvents() (events []ui.Event) {
	for _, r := range v.Readings {
		events = append(events, ui.Event{At: r.At.In(v.Zone), Title: kilometres(r.Km), Text: r.Reason, Who: r.Actor, Icon: "map-pin"})
	}
	return events
}

// vehicleFacts are plates that lead to their vehicles.
func vehicleFacts(list []Vehicle) (facts []ui.Fact) {
	for _, car := range list {
		facts = append(facts, ui.Fact{Label: orDash(car.Name()), Value: car.ShownPlate(), Href: vehiclePath(car.ID)})
	}
	return facts
}
