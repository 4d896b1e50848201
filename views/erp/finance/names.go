// Package finance draws what is owed, how it is settled, and where the money lies.
package finance

import (
	"fmt"

	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/views/ui"
)

const (
	titlesPath   = "/erp/financeiro"
	accountsPath = "/erp/contas"
)

// TitlePath is where a title opens.
func TitlePath(id int64) string { return titlesPath + "/" + ui.ID(id) }

// AccountPath is where an account's statement opens.
func AccountPath(id int64) string { return accountsPath + "/" + ui.ID(id) }

func personPath(id int64) string { return "/crm/clientes/" + ui.ID(id) }

// Tab is one of the lists of titles: a place of its own.
type Tab struct {
	Path, Label string
	State       string // of the titles it holds
	Direction   string // "" holds both
	Overdue     bool
	empty       string
}

// Tabs are the lists, in the order people see.
var Tabs = []Tab{
	{Path: titlesPath, Label: "A receber", State: "aberto", Direction: "receber", empty: "Aqui fica o que clientes e cartões ainda vão pagar. As vendas a prazo entram sozinhas."},
	{Path: titlesPath + "/a-pagar", Label: "A pagar", State: "aberto", Direction: "pagar", empty: "Aqui ficam as contas a pagar. As notas de compra importadas entram sozinhas."},
	{Path: titlesPath + "/vencidos", Label: "Vencidos", State: "aberto", Overdue: true, empty: "Nada está vencido."},
	{Path: titlesPath + "/quitados", Label: "Quitados", State: "quitado", empty: "Nenhum título foi quitado ainda."},
	{Path: titlesPath + "/cancelados", Label: "Cancelados", State: "cancelado", empty: "Nenhum título foi cancelado."},
}

func directionTitle(direction string) string {
	if direction == "pagar" {
		return "A pagar"
	}
	return "A receber"
}

// stateBadge says in a word and a shape how a title stands today.
func stateBadge(t finance.Title, today dates.Date) ui.BadgeView {
	late := today.Sub(t.DueOn)
	switch {
	case t.State == "quitado":
		return ui.BadgeView{Text: "Quitado", Tone: ui.Good}
	case t.State == "cancelado":
		return ui.BadgeView{Text: "Cancelado"}
	case late == 1:
		return ui.BadgeView{Text: "Venceu ontem", Tone: ui.Bad}
	case late > 1:
		return ui.BadgeView{Text: fmt.Sprintf("Vencido há %d dias", late), Tone: ui.Bad}
	case late == 0:
		return ui.BadgeView{Text: "Vence hoje", Tone: ui.Warn}
	case t.Settled() > 0:
		return ui.BadgeView{Text: "Pago em parte", Tone: ui.Info}
	}
	return ui.BadgeView{Text: "A vencer", Tone: ui.Info, Icon: "clock"}
}

func rowTone(t finance.Title, today dates.Date) ui.Tone {
	if t.Overdue(today) {
		return ui.Bad
	}
	return ui.Neutral
}

// count is a number of titles in words.
func count(n int) string {
	if n == 1 {
		return "1 título"
	}
	return ui.Number(n) + " títulos"
}

func methodOptions() (options []ui.Option) {
	for _, m := range finance.Methods {
		options = append(options, ui.Option{Value: m, Label: finance.MethodTitle(m)})
	}
	return options
}

// categories are offered while typing; any other word may stand.
var categories = []string{
	"Vendas", "Compras de mercadoria", "Aluguel", "Água, luz e internet", "Salários", "Pró-labore", "Impostos", "Fretes",
	"Manutenção", "Serviços de terceiros", "Tarifas de banco e cartão", "Empréstimos", "Outras receitas", "Outras despesas",
}

// HitNote tells apart titles that a search found: "A receber · Maria · R$ 120,00".
func HitNote(t finance.Title) string {
	note := directionTitle(t.Direction)
	if t.PersonName != "" {
		note += " · " + t.PersonName
	}
	return note + " · " + t.Amount.String()
}
