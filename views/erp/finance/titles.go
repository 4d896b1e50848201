package finance

import (
	"net/url"

	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// FilterForm reads which titles are wanted from the list's address.
type FilterForm struct {
	form.Form
	Tab    Tab
	Filter finance.TitleFilter
}

// Read fills the filter: what cannot be read filters nothing, and is said on top of the list.
func (f *FilterForm) Read() {
	f.Filter = finance.TitleFilter{State: f.Tab.State, Direction: f.Tab.Direction, DueFrom: f.Day("de", ""), DueTo: f.Day("ate", "")}
	if id := f.ID("pessoa", ""); f.Error("pessoa") == "" {
		f.Filter.PersonID = id
	}
	f.Filter.Category = f.readable("categoria", f.Text("categoria", 60, ""))
	f.Filter.Text = f.readable("q", f.Text("q", 60, ""))
	f.Filter.Method = f.readable("forma", f.Choice("forma", finance.Methods, ""))
	if f.Tab.Direction == "" {
		f.Filter.Direction = f.readable("tipo", f.Choice("tipo", []string{"receber", "pagar"}, ""))
	}
}

func (f *FilterForm) readable(name, value string) string {
	if f.Error(name) != "" {
		return ""
	}
	return value
}

// problems are the sentences of all fields together.
func (f *FilterForm) problems() (list []string) {
	for _, p := range []struct{ name, label string }{
		{"de", "Vencimento desde"}, {"ate", "Vencimento até"}, {"pessoa", "Pessoa"}, {"categoria", "Categoria"}, {"forma", "Forma"}, {"tipo", "Tipo"}, {"q", "Busca"},
	} {
		if e := f.Error(p.name); e != "" {
			list = append(list, p.label+": "+e)
		}
	}
	return list
}

// TitlesView is a page of one of the lists.
type TitlesView struct {
	URL        *url.URL
	Form       *FilterForm
	PersonName string // of the person filtered by
	Titles     []finance.Title
	Sums       finance.TitleSums
	Today      dates.Date
	Newest     bool // the latest due date first
	Prev, Next string
	MayEdit    bool
	MaySettle  bool
}

func (v TitlesView) tabs() (tabs []ui.Tab) {
	for _, t := range Tabs {
		tabs = append(tabs, ui.Tab{Label: t.Label, Href: t.Path, Active: t.Path == v.Form.Tab.Path})
	}
	return tabs
}

// figures are what all titles of the filter add up to.
func (v TitlesView) figures() []ui.Figure {
	if v.Form.Tab.State != "aberto" {
		return []ui.Figure{{Label: "Valor dos títulos", Value: v.Sums.Amount.String(), Note: count(v.Sums.Count)}}
	}
	open := ui.Figure{Label: "Em aberto", Value: v.Sums.Open.String(), Note: count(v.Sums.Count)}
	if v.Form.Tab.Overdue {
		open.Label = "Vencido"
		return []ui.Figure{open}
	}
	late := ui.Figure{Label: "Vencido", Value: v.Sums.Overdue.String(), Note: count(v.Sums.OverdueCount)}
	if v.Sums.OverdueCount > 0 {
		late.Tone, late.Href = ui.Bad, v.overdueHref()
	}
	return []ui.Figure{open, late, {Label: "A vencer", Value: (v.Sums.Open - v.Sums.Overdue).String(), Note: count(v.Sums.Count - v.Sums.OverdueCount)}}
}

// overdueHref is the list of overdue titles with the same filter.
func (v TitlesView) overdueHref() string {
	u := &url.URL{Path: titlesPath + "/vencidos", RawQuery: v.URL.RawQuery}
	return ui.With(u, "tipo", v.Form.Tab.Direction)
}

func (v TitlesView) filters() ui.FiltersView {
	return ui.FiltersView{
		Action: v.Form.Tab.Path, Query: v.URL.Query(), Chips: v.chips(), Placeholder: "Documento ou nome da pessoa", Target: "titulos",
		Kept: []string{"pessoa"},
	}
}

// askedUntil is the last due date that was asked for: that overdue titles end yesterday is not a filter to take away.
func (v TitlesView) askedUntil() string {
	if v.Form.Value("ate") == "" {
		return ""
	}
	return v.Form.Filter.DueTo.String()
}

// bare says that the list itself shows the button that makes the first one.
func (v TitlesView) bare() bool { return v.table().Bare() && v.Form.Tab.State == "aberto" }

func (v TitlesView) chips() (chips []ui.Chip) {
	f := v.Form.Filter
	for _, c := range []ui.Chip{
		{Label: "Vence desde", Value: f.DueFrom.String(), Param: "de"}, {Label: "Vence até", Value: v.askedUntil(), Param: "ate"},
		{Label: "Pessoa", Value: v.PersonName, Param: "pessoa"}, {Label: "Categoria", Value: f.Category, Param: "categoria"},
		{Label: "Forma", Value: finance.MethodTitle(f.Method), Param: "forma"},
	} {
		if c.Value != "" {
			chips = append(chips, c)
		}
	}
	if v.Form.Tab.Direction == "" && f.Direction != "" {
		chips = append(chips, ui.Chip{Label: "Tipo", Value: directionTitle(f.Direction), Param: "tipo"})
	}
	return chips
}

func (v TitlesView) table() ui.TableView {
	t := ui.TableView{
		ID: "titulos", Label: "Títulos", URL: v.URL, Rows: len(v.Titles), Sort: "vencimento", Empty: ui.EmptyView{Icon: "banknotes", Text: v.Form.Tab.empty},
		Heads: []ui.Col{{Label: "Documento"}, {Label: "Pessoa"}, {Label: "Vencimento", Sort: "vencimento"}, {Label: "Situação"}, {Label: "Categoria"}, {Label: "Forma"}, {Label: "Valor", Numeric: true}},
	}
	if v.Newest {
		t.Sort = "-vencimento"
	}
	if v.Form.Tab.State == "aberto" {
		t.Heads = append(t.Heads, ui.Col{Label: "Em aberto", Numeric: true})
		if v.MayEdit {
			t.Empty.Action, t.Empty.Href = "Lançar título", NewTitlePath(v.Form.Tab.Direction, 0)
		}
	}
	t.Heads = append(t.Heads, ui.Col{Label: "Ações", Quiet: true})
	return t
}

func (v TitlesView) settles(t finance.Title) bool { return v.MaySettle && t.State == "aberto" }

// NewTitlePath is the form for a title in this direction, of this person.
func NewTitlePath(direction string, person int64) string {
	q := url.Values{}
	if direction != "" {
		q.Set("tipo", direction)
	}
	if person != 0 {
		q.Set("pessoa", ui.ID(person))
	}
	if len(q) == 0 {
		return titlesPath + "/novo"
	}
	return titlesPath + "/novo?" + q.Encode()
}
