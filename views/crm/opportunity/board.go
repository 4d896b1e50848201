package opportunity

import (
	"net/url"
	"time"

	"omniservicos/store/crm/lead"
	store "omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/views/ui"
)

// BoardView is a funnel seen through a filter, as a board or as a table.
type BoardView struct {
	Scores map[int64]lead.Score // of the cards that began as leads

	URL       *url.URL // of the page, also when only pieces of it are drawn
	Pipelines []store.Pipeline
	Pipeline  store.Pipeline
	Filter    store.Filter
	Columns   []store.Column
	Owners    Owners
	Saved     []store.SavedFilter
	Now       time.Time
	Today     dates.Date
	MayEdit   bool
	MaySetUp  bool
	Told      string // what went otherwise than the person meant

	List    []store.Opportunity // of the table
	More    bool
	ByValue bool
	Count   int
	Sum     money.Cents
}

func (v BoardView) table() bool { return v.List != nil || v.URL.Path == v.tablePath() }

func (v BoardView) tablePath() string { return BoardPath(v.Pipeline.ID) + "/tabela" }

// at is the same filter on another of the funnel's pages.
func (v BoardView) at(path string) string {
	q := Kept(v.URL.Query())
	if path != v.tablePath() {
		q.Del("situacao")
		q.Del("etapa")
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

func (v BoardView) views() []ui.Tab {
	return []ui.Tab{
		{Label: "Quadro", Href: v.at(BoardPath(v.Pipeline.ID)), Active: !v.table(), Icon: "view-columns"},
		{Label: "Tabela", Href: v.at(v.tablePath()), Active: v.table(), Icon: "table-cells"},
	}
}

func (v BoardView) head() ui.HeadView { return ui.HeadView{Title: "Funil " + v.Pipeline.Name} }

func (v BoardView) totals() string {
	count, sum, weighted := store.Totals(v.Columns)
	return ui.Counted(count, "oportunidade aberta", "oportunidades abertas") + " · " + sum.String() + " · ponderado " + weighted.String()
}

func (v BoardView) query() string { return Kept(v.URL.Query()).Encode() }

// more is where the next cards of a column come from, with the filter that the board has.
func (v BoardView) more(c store.Column) string {
	q := Kept(v.URL.Query())
	q.Set("depois", ui.ID(c.Last()))
	return "/crm/etapas/" + ui.ID(c.Stage.ID) + "?" + q.Encode()
}

func (v BoardView) tableOf(s store.Stage) string {
	q := Kept(v.URL.Query())
	q.Set("etapa", ui.ID(s.ID))
	return v.tablePath() + "?" + q.Encode()
}

// back is where a form that was opened on the board leads afterwards.
func (v BoardView) back() string { return v.URL.RequestURI() }

func (v BoardView) ask(o store.Opportunity, what string) string {
	return Path(o.ID) + "/" + what + "?" + url.Values{"volta": {v.back()}}.Encode()
}

// stage is where an opportunity stands, as far as the funnel still has it.
func (v BoardView) stage(o store.Opportunity) store.Stage {
	s, _ := v.Pipeline.Stage(o.StageID)
	return s
}

func (v BoardView) stale(o store.Opportunity) bool { return o.Stale(v.stage(o), v.Now) }

func (v BoardView) tableView() ui.TableView {
	t := ui.TableView{
		ID: "oportunidades", Label: "Oportunidades", URL: v.URL, Rows: len(v.List),
		Heads: []ui.Col{
			{Label: "Oportunidade"}, {Label: "Cliente"}, {Label: "Etapa"}, {Label: "Próximo passo"}, {Label: "Responsável"}, {Label: "Fecha em"},
			{Label: "Valor", Numeric: true},
		},
		Empty: ui.EmptyView{Icon: "funnel", Text: "Aqui fica o que pode virar venda."},
	}
	if v.MayEdit {
		t.Empty.Action, t.Empty.Href = "Nova oportunidade", v.newPath()
	}
	return t
}

func (v BoardView) newPath() string {
	return "/crm/oportunidades/nova?" + url.Values{"etapa": {ui.ID(v.Pipeline.Stages[0].ID)}, "volta": {v.back()}}.Encode()
}

func (v BoardView) states() (tabs []ui.Tab) {
	for _, s := range []struct{ state, label string }{{store.Open, "Abertas"}, {store.Won, "Ganhas"}, {store.Lost, "Perdidas"}} {
		value := s.state
		if value == store.Open {
			value = ""
		}
		tabs = append(tabs, ui.Tab{Label: s.label, Href: ui.With(v.URL, "situacao", value), Active: v.Filter.State == s.state})
	}
	return tabs
}

func (v BoardView) orders() []ui.Tab {
	return []ui.Tab{
		{Label: "Mais novas", Href: ui.With(v.URL, "ordem", ""), Active: !v.ByValue}, {Label: "Maior valor", Href: ui.With(v.URL, "ordem", "valor"), Active: v.ByValue},
	}
}

func (v BoardView) pager() ui.PagerView {
	p := ui.PagerView{Shown: len(v.List), More: v.More}
	if v.More {
		p.Next = ui.With(v.URL, "depois", ui.ID(v.List[len(v.List)-1].ID))
	}
	return p
}

// Back keeps a posted address from leading out of the CRM.
func Back(path string, otherwise string) string {
	u, err := url.Parse(path)
	if err != nil || u.Host != "" || u.Scheme != "" || len(u.Path) < 5 || u.Path[:5] != "/crm/" {
		return otherwise
	}
	return u.RequestURI()
}

// addressOf reads an address of ours back; what cannot be read is the board.
func addressOf(path string) *url.URL {
	u, err := url.Parse(path)
	if err != nil {
		return &url.URL{Path: BoardPath(0)}
	}
	return u
}
