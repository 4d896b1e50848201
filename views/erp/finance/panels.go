package finance

import (
	"net/url"

	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/views/ui"
)

// DueView is what falls due, on the home page.
type DueView struct {
	Receivable, Payable finance.Due
	Accounts            []finance.Account // none for who may not see where the money lies
	Today               dates.Date
}

// figures lead each to the list whose rows sum to it.
func (v DueView) figures() []ui.Figure {
	day := url.Values{"de": {v.Today.ISO()}, "ate": {v.Today.ISO()}}.Encode()
	figures := []ui.Figure{
		figure("A receber hoje", v.Receivable.Today, v.Receivable.TodayCount, ui.Neutral, titlesPath+"?"+day),
		figure("A receber vencido", v.Receivable.Overdue, v.Receivable.OverdueCount, ui.Bad, titlesPath+"/vencidos?tipo=receber"),
		figure("A pagar hoje", v.Payable.Today, v.Payable.TodayCount, ui.Warn, titlesPath+"/a-pagar?"+day),
		figure("A pagar vencido", v.Payable.Overdue, v.Payable.OverdueCount, ui.Bad, titlesPath+"/vencidos?tipo=pagar"),
	}
	if len(v.Accounts) > 0 {
		drawers := ui.Figure{Label: "Dinheiro nas gavetas", Value: sumOf(v.Accounts, "caixa").String(), Href: kindPath("caixa")}
		figures = append([]ui.Figure{drawers}, figures...)
	}
	return figures
}

func figure(label string, amount money.Cents, n int, tone ui.Tone, href string) ui.Figure {
	f := ui.Figure{Label: label, Value: amount.String(), Href: href}
	if n > 0 {
		f.Note, f.Tone = count(n), tone
	}
	return f
}

// DebtView is what one person owes, on their page.
type DebtView struct {
	PersonID    int64
	Debt        finance.Debt
	Owed, Limit money.Cents // on fiado
	Today       dates.Date
}

func (v DebtView) href() string { return titlesPath + "?pessoa=" + ui.ID(v.PersonID) }

func (v DebtView) fiado() string {
	if v.Owed == 0 {
		return ""
	}
	return "De fiado, deve " + v.Owed.String() + " de um limite de " + v.Limit.String() + "."
}

// DueItem is one line of the day: what is to be received or paid, late or today, and the list of it.
func DueItem(direction string, when ui.AgendaWhen, n int, sum money.Cents, today dates.Date) ui.AgendaItem {
	path, until := titlesPath, today
	if direction == "pagar" {
		path += "/a-pagar"
	}
	from, badge := "&de="+today.ISO(), "vence hoje"
	if when == ui.AgendaLate {
		from, until, badge = "", today.AddDays(-1), "vencido"
	}
	if n > 1 {
		badge = map[bool]string{true: "vencidos", false: "vencem hoje"}[when == ui.AgendaLate]
	}
	return ui.AgendaItem{
		When: when, Title: directionTitle(direction) + ": " + sum.String(), Text: count(n), Icon: "banknotes", Badge: badge,
		Href: path + "?ate=" + until.ISO() + from,
	}
}
