package report

import (
	"strconv"

	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/views/ui"
)

// Cohort shows how far those came that were written down in the period.
func (v *View) Cohort(c, before figure.Cohort) {
	note, tone := v.Filter.Change(c.All.Count, before.All.Count)
	rate, was := figure.Percent(c.Won.Count, c.All.Count), figure.Percent(before.Won.Count, before.All.Count)
	points, rateTone := v.Filter.Points(rate, was)
	v.Figures = []ui.Figure{
		{Label: "Criadas no período", Value: ui.Number(int(c.All.Count)), Note: note, Tone: tone, Href: v.Cards("lista", figure.Born)},
		{Label: "Já ganhas", Value: ui.Number(int(c.Won.Count)), Note: c.Won.Value.String(), Href: v.Cards("lista", figure.Born, "situacao", "ganha")},
		{Label: "Conversão", Value: strconv.Itoa(rate) + " %", Note: points, Tone: rateTone},
		{Label: "Ainda abertas", Value: ui.Number(int(c.Open.Count)), Note: c.Open.Value.String(), Href: v.Cards("lista", figure.Born, "situacao", "aberta")},
	}
	b := Block{
		Title: cohortPoint(c),
		How: "Conta as oportunidades criadas no período e até que etapa cada uma chegou, vista hoje; quem chegou a uma etapa passou pelas anteriores, e as ganhas passaram por todas. " +
			"Das criadas no período, foram ganhas dentro dele " + opportunities(c.WonInPeriod) + ", e perdidas " + opportunities(c.LostInPeriod) + ": as mesmas que a fotografia mostra.",
		Heads: []ui.Col{{Label: "Etapa"}, {Label: "Chegaram", Numeric: true}, {Label: "Do total", Numeric: true}, {Label: "Da anterior", Numeric: true}, {Label: "Valor", Numeric: true}, {Label: "Perdidas aqui", Numeric: true}},
		Empty: "Nenhuma oportunidade foi criada neste período.",
	}
	chart := ui.BarsView{Title: b.Title}
	last := c.All.Count
	for _, s := range c.Stages {
		href := v.Cards("lista", figure.Born, "etapa", ui.ID(s.ID))
		share := figure.Percent(s.Reached.Count, c.All.Count)
		chart.Points = append(chart.Points, ui.Point{Label: s.Name, Value: s.Reached.Count, Text: ui.Number(int(s.Reached.Count)) + " · " + strconv.Itoa(share) + " %", Href: href})
		b.Rows = append(b.Rows, []Cell{Text(s.Name), Count(s.Reached.Count, href), Rate(share, c.All.Count), Rate(figure.Percent(s.Reached.Count, last), last),
			Money(s.Reached.Value, href), Count(s.Lost.Count, v.Cards("lista", figure.Born, "etapa", ui.ID(s.ID), "situacao", "perdida"))})
		last = s.Reached.Count
	}
	won := v.Cards("lista", figure.Born, "situacao", "ganha")
	chart.Points = append(chart.Points, ui.Point{Label: "Ganhas", Value: c.Won.Count, Text: ui.Number(int(c.Won.Count)) + " · " + strconv.Itoa(rate) + " %", Href: won})
	b.Rows = append(b.Rows, []Cell{Text("Ganhas"), Count(c.Won.Count, won), Rate(rate, c.All.Count), Rate(figure.Percent(c.Won.Count, last), last), Money(c.Won.Value, won), Text("–")})
	b.Chart = ui.Ranking(chart)
	if c.All.Count == 0 {
		b.Rows = nil
	}
	v.Blocks = append(v.Blocks, b)
}

// cohortPoint says where most are lost between two stages.
func cohortPoint(c figure.Cohort) string {
	worst, name := int64(0), ""
	for i := 1; i < len(c.Stages); i++ {
		if gone := c.Stages[i-1].Reached.Count - c.Stages[i].Reached.Count; gone > worst {
			worst, name = gone, "de "+c.Stages[i-1].Name+" para "+c.Stages[i].Name
		}
	}
	if name == "" {
		return "Até onde chegaram as oportunidades"
	}
	return "A maior queda é " + name + ": " + ui.Number(int(worst)) + " não passaram"
}

// Snapshot shows what stood when the period ended, and what was closed in it.
func (v *View) Snapshot(stages []figure.Stage, stood []figure.Standing, closed, before []figure.Closed) {
	is := func(state string) func(figure.Closed) bool {
		return func(c figure.Closed) bool { return c.State == state }
	}
	won, lost := figure.SumOf(closed, is("ganha")), figure.SumOf(closed, is("perdida"))
	wonBefore, lostBefore := figure.SumOf(before, is("ganha")), figure.SumOf(before, is("perdida"))
	wonNew := figure.SumOf(closed, func(c figure.Closed) bool { return c.State == "ganha" && c.Within })
	lostNew := figure.SumOf(closed, func(c figure.Closed) bool { return c.State == "perdida" && c.Within })
	wonNote, wonTone := v.Filter.Change(int64(won.Value), int64(wonBefore.Value))
	lostNote, _ := v.Filter.Change(lost.Count, lostBefore.Count)
	rate := figure.Percent(won.Count, won.Count+lost.Count)
	points, tone := v.Filter.Points(rate, figure.Percent(wonBefore.Count, wonBefore.Count+lostBefore.Count))
	var open figure.Sum
	b := Block{
		Title: "O que estava aberto no fim de " + v.Filter.To.String(),
		How: "Conta o que estava aberto quando o período terminou, na etapa daquele momento, e o que foi fechado dentro dele, na etapa em que estava. Uma oportunidade reaberta conta como se não tivesse sido fechada. " +
			"Das fechadas, foram também criadas no período: ganhas " + opportunities(wonNew) + ", perdidas " + opportunities(lostNew) + ", as mesmas da visão por criação.",
		Heads: []ui.Col{{Label: "Etapa"}, {Label: "Abertas", Numeric: true}, {Label: "Valor aberto", Numeric: true}, {Label: "Ganhas", Numeric: true}, {Label: "Perdidas", Numeric: true}},
	}
	chart := ui.BarsView{Title: b.Title}
	for _, s := range stages {
		var here figure.Sum
		for _, x := range stood {
			if x.StageID == s.ID {
				here = here.Add(x.Sum)
			}
		}
		open = open.Add(here)
		in := func(state string) figure.Sum {
			return figure.SumOf(closed, func(c figure.Closed) bool { return c.State == state && c.StageID == s.ID })
		}
		href := v.Cards("lista", figure.Stood, "etapa", ui.ID(s.ID))
		chart.Points = append(chart.Points, ui.Point{Label: s.Name, Value: here.Count, Text: opportunities(here), Href: href})
		b.Rows = append(b.Rows, []Cell{Text(s.Name), Count(here.Count, href), Money(here.Value, href),
			Count(in("ganha").Count, v.Cards("lista", figure.Won, "etapa", ui.ID(s.ID))), Count(in("perdida").Count, v.Cards("lista", figure.Lost, "etapa", ui.ID(s.ID)))})
	}
	b.Foot = []Cell{Text("Todas"), Count(open.Count, v.Cards("lista", figure.Stood)), Money(open.Value, v.Cards("lista", figure.Stood)),
		Count(won.Count, v.Cards("lista", figure.Won)), Count(lost.Count, v.Cards("lista", figure.Lost))}
	b.Chart = ui.Ranking(chart)
	v.Figures = []ui.Figure{
		{Label: "Ganho no período", Value: won.Value.String(), Note: wonNote, Tone: wonTone, Href: v.Cards("lista", figure.Won)},
		{Label: "Ganhas", Value: ui.Number(int(won.Count)), Href: v.Cards("lista", figure.Won)},
		{Label: "Perdidas", Value: ui.Number(int(lost.Count)), Note: lostNote, Href: v.Cards("lista", figure.Lost)},
		{Label: "De cada 100 fechadas, ganhas", Value: strconv.Itoa(rate), Note: points, Tone: tone},
	}
	v.Blocks = append(v.Blocks, b)
}
