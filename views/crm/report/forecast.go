package report

import (
	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/views/ui"
)

// Forecast shows what each month was forecast to bring beside what it brought, and what the months to come may bring.
func (v *View) Forecast(list []figure.Forecast, month dates.Date) {
	b := Block{
		Title: "Previsto e realizado por mês",
		How: "O previsto é a soma das oportunidades que estavam abertas quando o mês começou e têm fechamento previsto nele, cada uma pela probabilidade da etapa em que estava. " +
			"O realizado é o que foi ganho no mês. O que ainda se espera é o que está aberto hoje com fechamento previsto no mês, pela probabilidade da etapa.",
		Heads: []ui.Col{{Label: "Mês"}, {Label: "Previsto no início", Numeric: true}, {Label: "Realizado", Numeric: true}, {Label: "Ganhas", Numeric: true},
			{Label: "Ainda aberto", Numeric: true}, {Label: "Ainda se espera", Numeric: true}},
	}
	chart := ui.PairsView{First: "Previsto", Second: "Realizado"}
	var this figure.Forecast
	var coming money.Cents
	for _, m := range list {
		days := []string{"periodo", "livre", "de", m.Month.ISO(), "ate", m.Month.LastOfMonth().ISO()}
		won, awaited := v.Cards(append(days, "lista", figure.Won)...), v.Cards(append(days, "lista", figure.Awaited)...)
		planned, text := m.Planned, m.Planned.String()
		if m.Month.After(month) {
			planned, text = m.Weighted, "–"
			coming += m.Weighted
		}
		if m.Month == month {
			this = m
		}
		chart.Points = append(chart.Points, ui.Pair{Label: MonthName(m.Month), First: int64(planned), FirstText: planned.String(), FirstBrief: brief(planned),
			Second: int64(m.Won.Value), SecondText: m.Won.Value.String(), SecondBrief: brief(m.Won.Value)})
		b.Rows = append(b.Rows, []Cell{Text(MonthName(m.Month)), {Text: text, Data: planned}, Money(m.Won.Value, won), Count(m.Won.Count, won),
			Money(m.Open.Value, awaited), Money(m.Weighted, awaited)})
	}
	if this.Month == month {
		b.Title = "Este mês realizou " + this.Won.Value.String() + " de " + this.Planned.String() + " previstos"
	}
	chart.Title = b.Title
	b.Chart = ui.Pairs(chart)
	days := []string{"periodo", "livre", "de", this.Month.ISO(), "ate", this.Month.LastOfMonth().ISO()}
	v.Figures = []ui.Figure{
		{Label: "Realizado este mês", Value: this.Won.Value.String(), Href: v.Cards(append(days, "lista", figure.Won)...)},
		{Label: "Previsto no início do mês", Value: this.Planned.String()},
		{Label: "Ainda se espera este mês", Value: this.Weighted.String(), Note: opportunities(this.Open), Href: v.Cards(append(days, "lista", figure.Awaited)...)},
		{Label: "Nos meses seguintes", Value: coming.String()},
	}
	v.Blocks = append(v.Blocks, b)
}
