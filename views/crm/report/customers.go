package report

import (
	"net/url"
	"strconv"

	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/report"
	views "omniservicos/views/crm"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// Customers shows the groups of customers by how they buy.
func (v *View) Customers(sizes []report.Size, w rollup.Window) {
	var all, total int64
	for _, s := range sizes {
		if s.Key != report.StoppedKey {
			all, total = all+s.Customers, total+s.Total
		}
	}
	v.Figures = []ui.Figure{{Label: "Clientes que compraram", Value: ui.Number(int(all)), Note: "desde " + w.From.String()}, {Label: "Compraram ao todo", Value: money.Cents(total).String()}}
	b := Block{
		Title: "A carteira, pelo jeito de comprar",
		How: "Cada cliente que comprou desde " + w.From.String() + " recebe de 1 a 5 pontos em três coisas, comparado com todos os outros: há quanto tempo comprou, quantas vezes e quanto gastou, sem o que cancelou ou devolveu. " +
			"Os pontos dizem o grupo. Quem parou está também em um dos outros grupos.",
		Heads: []ui.Col{{Label: "Grupo"}, {Label: "Quem são"}, {Label: "Clientes", Numeric: true}, {Label: "Dos clientes", Numeric: true}, {Label: "Compraram", Numeric: true}, {Label: "Do valor", Numeric: true}},
	}
	chart := ui.BarsView{Title: b.Title}
	for _, s := range sizes {
		href := GroupPath(s.Group)
		if s.Key == report.StoppedKey && s.Customers > 0 {
			v.Figures = append(v.Figures, ui.Figure{Label: "Compravam todo mês e pararam", Value: ui.Number(int(s.Customers)), Note: money.Cents(s.Total).String(), Tone: ui.Warn, Href: href})
		}
		chart.Points = append(chart.Points, ui.Point{Label: s.Name, Value: s.Customers, Text: ui.Number(int(s.Customers)) + " · " + money.Cents(s.Total).String(), Href: href})
		b.Rows = append(b.Rows, []Cell{Linked(s.Name, href), Text(s.Text), Count(s.Customers, href), Rate(share(s.Customers, all), all), Money(money.Cents(s.Total), href), Rate(share(s.Total, total), total)})
	}
	b.Chart = ui.Ranking(chart)
	if all == 0 {
		b.Rows = nil
		b.Empty = "Ninguém com nome comprou no último ano. Diga no caixa quem compra, e a carteira se forma sozinha."
	}
	v.Blocks = append(v.Blocks, b)
}

func share(part, whole int64) int {
	if whole <= 0 {
		return 0
	}
	return int(part * 100 / whole)
}

// GroupPath is where a group's customers are.
func GroupPath(g report.Group) string { return Base + "/clientes/" + g.Key }

// GroupView is one group with its customers.
type GroupView struct {
	URL       *url.URL
	Group     report.Group
	Size      report.Size
	Buyers    []rollup.Buyer
	Next      string
	Form      *GroupForm
	Today     dates.Date
	MayDo     bool
	MayExport bool
}

// GroupForm asks for the tasks of a whole group.
type GroupForm struct {
	form.Form
	Task    crm.Task
	Team    []ui.Option
	allowed []string
}

// NewGroupForm offers what the group calls for, tomorrow.
func NewGroupForm(g report.Group, today dates.Date, me int64, people []account.Colleague) *GroupForm {
	f := &GroupForm{Team: []ui.Option{{Value: "0", Label: "Quem puder"}, {Value: ui.ID(me), Label: "Para mim"}}, allowed: []string{"0", ui.ID(me)}}
	for _, p := range people {
		if p.ID != me {
			f.Team, f.allowed = append(f.Team, ui.Option{Value: ui.ID(p.ID), Label: p.Name}), append(f.allowed, ui.ID(p.ID))
		}
	}
	f.Set("title", g.Advice)
	f.Set("kind", crm.Call)
	f.Set("due_on", today.AddDays(1).ISO())
	f.Set("assignee", "0")
	return f
}

func (f *GroupForm) Read() {
	f.Task = crm.Task{Title: f.Text("title", 200, "Escreva o que deve ser feito."), Kind: f.Choice("kind", ui.Values(views.KindOptions()), "Escolha o tipo da tarefa."), DueOn: f.Day("due_on", "Informe para quando é.")}
	f.Task.AssigneeID, _ = strconv.ParseInt(f.Choice("assignee", f.allowed, "Escolha de quem são as tarefas."), 10, 64) // one of ours
}

func (v GroupView) exportPath(format string) string {
	return Path("/exportar", url.Values{"relatorio": {"/clientes"}, "grupo": {v.Group.Key}, "formato": {format}})
}

// ago says how long ago a day was.
func ago(d, today dates.Date) string {
	switch n := today.Sub(d); {
	case n <= 0:
		return "hoje"
	case n == 1:
		return "ontem"
	default:
		return "há " + ui.Number(n) + " dias"
	}
}
