package report

import (
	"strconv"

	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/report"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// Names are how those are called who may have a goal.
type Names struct {
	People   map[int64]string
	Teams    []account.Team
	Branches []account.Branch
}

// Of says whose a goal is, in words.
func (n Names) Of(w report.Whose) string {
	switch {
	case w.TeamID != 0:
		for _, t := range n.Teams {
			if t.ID == w.TeamID {
				return "Equipe " + t.Name
			}
		}
		return "Equipe que não existe mais"
	case w.BranchID != 0:
		for _, b := range n.Branches {
			if b.ID == w.BranchID {
				return b.Name
			}
		}
		return "Filial arquivada"
	}
	return Name(n.People, w.SellerID)
}

// Goals shows what was to be reached in the month, and what was.
func (v *View) Goals(list []report.Progress, n Names, month dates.Date, sold money.Cents) {
	days := []string{"periodo", "livre", "de", month.ISO(), "ate", month.LastOfMonth().ISO(), "mes", ""}
	v.Views = []ui.Tab{
		{Label: MonthName(month.AddMonths(-1)), Href: Path("/metas", v.Kept("mes", month.AddMonths(-1).ISO()))},
		{Label: MonthName(month), Href: Path("/metas", v.Kept("mes", month.ISO())), Active: true},
		{Label: MonthName(month.AddMonths(1)), Href: Path("/metas", v.Kept("mes", month.AddMonths(1).ISO()))},
	}
	v.Figures = []ui.Figure{{Label: "Vendido no mês", Value: sold.String(), Note: "vendas menos cancelamentos e devoluções", Href: Path("/vendas", v.Kept(days...))}}
	b := Block{
		Title: "Metas de " + MonthName(month),
		How: "O realizado é a soma das vendas finalizadas no PDV no mês, menos as canceladas e as devoluções do mês, de quem vendeu; cliente novo é quem comprou pela primeira vez. " +
			"O ritmo compara o realizado com o que deveria estar feito até ontem, dividindo a meta por igual pelos dias úteis: de segunda a sábado, sem os feriados nacionais.",
		Heads: []ui.Col{{Label: "De quem"}, {Label: "Meta"}, {Label: "Alvo", Numeric: true}, {Label: "Realizado", Numeric: true}, {Label: "Alcançado", Numeric: true}, {Label: "Ritmo"}},
		Empty: "Nenhuma meta foi definida para este mês.",
	}
	chart := ui.BarsView{Title: b.Title}
	for _, p := range list {
		name := n.Of(p.Whose())
		whose := append([]string{"vendedor", ui.IDOrNone(p.SellerID), "equipe", ui.IDOrNone(p.TeamID), "filial", ui.IDOrNone(p.BranchID)}, days...)
		href := Path("/vendas", v.Kept(whose...))
		if p.Kind == report.Customers {
			href = Path("/novos", v.Kept(append(whose, "mes", month.ISO())...))
		}
		chart.Points = append(chart.Points, ui.Point{Label: name + " · " + KindOf(p.Kind), Value: int64(min(p.Pace.Reached, 100)), Text: strconv.Itoa(p.Pace.Reached) + " % de " + p.InWords(p.Target), Href: href})
		b.Rows = append(b.Rows, []Cell{Text(name), Text(KindOf(p.Kind)), goalCell(p.Goal, p.Target, ""), goalCell(p.Goal, p.Done, href), Text(strconv.Itoa(p.Pace.Reached) + " %"), Text(PaceWords(p))})
	}
	b.Chart = ui.Ranking(chart)
	v.Blocks = append(v.Blocks, b)
}

func goalCell(g report.Goal, n int64, href string) Cell {
	if g.Kind == report.Value {
		return Money(money.Cents(n), href)
	}
	return Count(n, href)
}

// KindOf is a goal's kind in words.
func KindOf(key string) string {
	for _, k := range report.Kinds {
		if k.Key == key {
			return k.Word
		}
	}
	return ""
}

// PaceWords says how a goal stands: "no ritmo: 83 %, faltam R$ 1.200,00 em 9 dias úteis".
func PaceWords(p report.Progress) string {
	left := "faltam " + p.InWords(p.Pace.Missing)
	switch {
	case p.Pace.Missing == 0:
		return "alcançada"
	case p.Pace.Days == 0:
		return "o mês acabou: " + left
	}
	left += " em " + strconv.Itoa(p.Pace.Days) + " dias úteis"
	if p.Pace.Days == 1 {
		left = "faltam " + p.InWords(p.Pace.Missing) + " no último dia útil"
	}
	switch {
	case p.Pace.OnPace < 0:
		return left
	case p.Pace.OnPace >= 100:
		return "no ritmo: " + strconv.Itoa(p.Pace.OnPace) + " %, " + left
	}
	return "abaixo do ritmo: " + strconv.Itoa(p.Pace.OnPace) + " %, " + left
}

// GoalsForm sets all goals of a month at once.
type GoalsForm struct {
	form.Form
	Month dates.Date
	Rows  []GoalRow
	Goals []report.Goal
}

// GoalRow is one who may have goals.
type GoalRow struct {
	Name  string
	Group string
	Whose report.Whose
}

// RowsOf are all who may have a goal: who sells, the teams, the branches.
func RowsOf(sellers []account.Colleague, n Names) (rows []GoalRow) {
	for _, s := range sellers {
		rows = append(rows, GoalRow{Name: s.Name, Group: "Vendedores", Whose: report.Whose{SellerID: s.ID}})
	}
	for _, t := range n.Teams {
		rows = append(rows, GoalRow{Name: t.Name, Group: "Equipes", Whose: report.Whose{TeamID: t.ID}})
	}
	for _, b := range n.Branches {
		rows = append(rows, GoalRow{Name: b.Name, Group: "Filiais", Whose: report.Whose{BranchID: b.ID}})
	}
	return rows
}

func (r GoalRow) field(kind string) string {
	return kind + "-" + ui.ID(r.Whose.SellerID+r.Whose.TeamID+r.Whose.BranchID)
}

// Fill shows the goals that stand.
func (f *GoalsForm) Fill(goals []report.Goal) {
	for _, g := range goals {
		for _, r := range f.Rows {
			whose := r.Whose
			whose.Kind = g.Kind
			if whose != g.Whose() {
				continue
			}
			if g.Kind == report.Value {
				f.Set(r.field(g.Kind), money.Cents(g.Target).Input())
			} else {
				f.Set(r.field(g.Kind), strconv.FormatInt(g.Target, 10))
			}
		}
	}
}

func (f *GoalsForm) Read() {
	f.Goals = nil
	for _, r := range f.Rows {
		for _, k := range report.Kinds {
			g := report.Goal{Kind: k.Key, SellerID: r.Whose.SellerID, TeamID: r.Whose.TeamID, BranchID: r.Whose.BranchID}
			name := r.field(k.Key)
			if k.Key == report.Value {
				g.Target = int64(f.Money(name, ""))
				f.Check(g.Target >= 0, name, "A meta não pode ser negativa.")
			} else if f.Value(name) != "" {
				g.Target = int64(f.Int(name, 0, 1_000_000, "Informe um número inteiro, como 30."))
			}
			if g.Target != 0 {
				f.Goals = append(f.Goals, g)
			}
		}
	}
}
