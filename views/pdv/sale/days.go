// Package sale draws the sales that were made.
package sale

import (
	"strings"
	"time"

	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/views/ui"
)

var weekdays = map[time.Weekday]string{
	time.Sunday: "domingo", time.Monday: "segunda", time.Tuesday: "terça", time.Wednesday: "quarta",
	time.Thursday: "quinta", time.Friday: "sexta", time.Saturday: "sábado",
}

// bars draws the days; the title says the point.
func bars(days []pdv.DayTotal) ui.BarsView {
	v := ui.BarsView{Title: pointOf(days), Head: "Vendas"}
	for _, d := range days {
		day := d.Day.ISO()
		v.Points = append(v.Points, ui.Point{
			Label: d.Day.String()[:5], Value: int64(d.Total), Text: short(d.Total),
			Href: "/pdv/vendas?de=" + day + "&ate=" + day + "&estado=finalizada",
		})
	}
	return v
}

func pointOf(days []pdv.DayTotal) string {
	var total money.Cents
	best := days[0]
	for _, d := range days {
		total += d.Total
		if d.Total > best.Total {
			best = d
		}
	}
	if total == 0 {
		return "Nenhuma venda nos últimos 14 dias"
	}
	return "Em 14 dias, " + total.String() + "; o melhor foi " + weekdays[best.Day.Weekday()] + ", " + best.Day.String()[:5]
}

// short writes a day's total over its bar, in whole reais: fourteen bars stand side by side, and each opens its rows.
func short(c money.Cents) string {
	whole, _, _ := strings.Cut(c.Plain(), ",")
	return whole
}
