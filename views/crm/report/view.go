// Package report draws the reports: one page for all of them, made of figures and blocks. A block says its point, how it
// was worked out, and holds a table whose figures open the rows that they count.
package report

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/views/ui"
)

// Base is where reports stand.
const Base = "/crm/relatorios"

// View is a report with its filter.
type View struct {
	URL       *url.URL
	Title     string
	Facts     string
	Note      string // a sentence over the blocks
	Filter    Filter
	Views     []ui.Tab // the same report seen another way
	Figures   []ui.Figure
	Blocks    []Block
	MayExport bool
	MaySetUp  bool // may say the goals
	Origins   []person.Origin
}

// Filter is what is asked for, as the form shows it.
type Filter struct {
	Preset                     string
	From, To, PrevFrom, PrevTo dates.Date
	Funnels, Sellers, Teams    []ui.Option
	Funnel, Seller, Team       string
	Own                        bool // sees only what is theirs
	Kept                       []string
	Without                    []string // parameters that this report does not ask for
}

// Block is one subject of a report.
type Block struct {
	Title string // its point, in words
	How   string // how it was worked out
	Chart templ.Component
	Heads []ui.Col
	Rows  [][]Cell
	Foot  []Cell
	Empty string
}

// Cell is one value of a table: what it is, how it reads, and where it leads.
type Cell struct {
	Text string
	Href string
	Data any // for a spreadsheet: text, money.Cents or dates.Date
}

// Text is a cell of words.
func Text(s string) Cell { return Cell{Text: s, Data: s} }

// Linked is a cell of words that lead somewhere.
func Linked(s, href string) Cell { return Cell{Text: s, Href: href, Data: s} }

// Count is a number that opens its rows; nothing opens nothing.
func Count(n int64, href string) Cell {
	if n == 0 {
		href = ""
	}
	return Cell{Text: ui.Number(int(n)), Href: href, Data: strconv.FormatInt(n, 10)}
}

// Money is an amount that opens its rows.
func Money(c money.Cents, href string) Cell {
	if c == 0 {
		href = ""
	}
	return Cell{Text: c.String(), Href: href, Data: c}
}

// Rate is a percentage; of nothing it is a dash.
func Rate(percent int, of int64) Cell {
	if of == 0 {
		return Text("–")
	}
	return Text(strconv.Itoa(percent) + " %")
}

// Path is a page of the reports with these parameters in place of the address's own.
func Path(page string, q url.Values) string {
	if len(q) == 0 {
		return Base + page
	}
	return Base + page + "?" + q.Encode()
}

// kept are the parameters of the filter, so that a figure's rows are those of the same period, funnel and people.
var kept = []string{"periodo", "de", "ate", "funil", "vendedor", "equipe"}

// Kept are those that stand in the address, and the pairs given.
func (v View) Kept(pairs ...string) url.Values {
	q := url.Values{}
	for _, k := range kept {
		if s := v.URL.Query().Get(k); s != "" {
			q.Set(k, s)
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if q.Set(pairs[i], pairs[i+1]); pairs[i+1] == "" {
			q.Del(pairs[i])
		}
	}
	return q
}

// Cards is the list of opportunities that a figure counts.
func (v View) Cards(pairs ...string) string { return Path("/oportunidades", v.Kept(pairs...)) }

// tabs are the reports, each with the filter that stands.
func (v View) tabs() (tabs []ui.Tab) {
	for _, t := range Pages {
		tabs = append(tabs, ui.Tab{Label: t.Title, Href: Path(t.Path, v.Kept()), Active: v.URL.Path == Base+t.Path})
	}
	return tabs
}

// Pages are the reports in the order of their tabs.
var Pages = []struct{ Path, Title string }{
	{"", "Conversão"}, {"/perdas", "Ganhos e perdas"}, {"/tempos", "Tempos"}, {"/previsao", "Previsão"}, {"/vendedores", "Vendedores"},
	{"/atividades", "Atividades"}, {"/metas", "Metas"}, {"/clientes", "Carteira"},
}

// Presets are the periods that are offered by name.
var Presets = []ui.Option{
	{Value: "mes", Label: "Este mês"}, {Value: "mes-passado", Label: "Mês passado"}, {Value: "90d", Label: "Últimos 90 dias"},
	{Value: "ano", Label: "Últimos 12 meses"}, {Value: "livre", Label: "Outros dias"},
}

func (v View) filters() ui.FiltersView {
	f := ui.FiltersView{Action: v.URL.Path, Query: v.URL.Query(), Kept: v.Filter.Kept}
	add := func(label, param, value string, options []ui.Option) {
		for _, o := range options {
			if o.Value == value && value != "" && v.URL.Query().Get(param) != "" {
				f.Chips = append(f.Chips, ui.Chip{Label: label, Value: o.Label, Param: param})
			}
		}
	}
	if v.URL.Query().Get("periodo") != "" {
		add("Período", "periodo", v.Filter.Preset, Presets)
	}
	if !v.Filter.hides("funil") {
		add("Funil", "funil", v.Filter.Funnel, v.Filter.Funnels)
	}
	if !v.Filter.hides("vendedor") && !v.Filter.Own {
		add("Vendedor", "vendedor", v.Filter.Seller, v.Filter.Sellers)
		add("Equipe", "equipe", v.Filter.Team, v.Filter.Teams)
	}
	return f
}

func (f Filter) hides(param string) bool {
	for _, w := range f.Without {
		if w == param {
			return true
		}
	}
	return false
}

// exportPath takes the block's table out with the filter that stands.
func (v View) exportPath(block int, format string) string {
	q := v.Kept("relatorio", v.URL.Path[len(Base):], "bloco", strconv.Itoa(block), "formato", format, "visao", v.URL.Query().Get("visao"), "mes", v.URL.Query().Get("mes"))
	return Path("/exportar", q)
}

func (b Block) table() ui.TableView {
	t := ui.TableView{Label: b.Title, Heads: b.Heads, Rows: len(b.Rows), Empty: ui.EmptyView{Icon: "chart-bar", Text: b.Empty}}
	if b.Empty == "" {
		t.Empty.Text = "Neste período não há nada para mostrar aqui."
	}
	if b.Foot != nil {
		t.Foot = cells(b.Heads, b.Foot)
	}
	return t
}
