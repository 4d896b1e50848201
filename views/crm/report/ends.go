package report

import (
	"strconv"

	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/store/person"
	"omniservicos/views/ui"
)

// Ends shows why what was closed was lost, and where what was won came from.
func (v *View) Ends(closed, before []figure.Closed) {
	all := func(list []figure.Closed, state string) figure.Sum {
		return figure.SumOf(list, func(c figure.Closed) bool { return c.State == state })
	}
	won, lost := all(closed, "ganha"), all(closed, "perdida")
	rate, was := figure.Percent(won.Count, won.Count+lost.Count), figure.Percent(all(before, "ganha").Count, int64(all(before, "ganha").Count+all(before, "perdida").Count))
	wonNote, wonTone := v.Filter.Change(won.Count, all(before, "ganha").Count)
	lostNote, _ := v.Filter.Change(lost.Count, all(before, "perdida").Count)
	points, tone := v.Filter.Points(rate, was)
	v.Figures = []ui.Figure{
		{Label: "Ganhas", Value: opportunities(won), Note: wonNote, Tone: wonTone, Href: v.Cards("lista", figure.Won)},
		{Label: "Perdidas", Value: opportunities(lost), Note: lostNote, Href: v.Cards("lista", figure.Lost)},
		{Label: "De cada 100 fechadas, ganhas", Value: strconv.Itoa(rate), Note: points, Tone: tone},
	}
	v.Blocks = append(v.Blocks, v.reasons(closed, lost), v.origins(closed))
}

func (v *View) reasons(closed []figure.Closed, lost figure.Sum) Block {
	var only []figure.Closed
	for _, c := range closed {
		if c.State == "perdida" {
			only = append(only, c)
		}
	}
	groups := figure.GroupBy(only, func(c figure.Closed) (string, int64) { return c.Reason, c.ReasonID })
	b := Block{
		Title: "Por que foram perdidas",
		How:   "Conta as oportunidades perdidas no período pelo motivo que foi escolhido ao fechá-las; o valor é o que elas tinham ao fechar.",
		Heads: []ui.Col{{Label: "Motivo"}, {Label: "Perdidas", Numeric: true}, {Label: "Do total", Numeric: true}, {Label: "Valor", Numeric: true}},
		Empty: "Nenhuma oportunidade foi perdida neste período.",
	}
	chart := ui.BarsView{Title: b.Title}
	for i, g := range groups {
		href, share := v.Cards("lista", figure.Lost, "motivo", ui.ID(g.ID)), figure.Percent(g.Lost.Count, lost.Count)
		if i == 0 {
			b.Title = "“" + g.Key + "” é o motivo de " + strconv.Itoa(share) + " % das perdas"
		}
		chart.Points = append(chart.Points, ui.Point{Label: g.Key, Value: g.Lost.Count, Text: ui.Number(int(g.Lost.Count)) + " · " + strconv.Itoa(share) + " %", Href: href})
		b.Rows = append(b.Rows, []Cell{Text(g.Key), Count(g.Lost.Count, href), Rate(share, lost.Count), Money(g.Lost.Value, href)})
	}
	b.Foot = []Cell{Text("Todas"), Count(lost.Count, v.Cards("lista", figure.Lost)), Text(""), Money(lost.Value, v.Cards("lista", figure.Lost))}
	chart.Title = b.Title
	b.Chart = ui.Ranking(chart)
	return b
}

// wordless is the origin that nobody said; addresses carry it as this word.
const wordless = "sem"

func (v *View) origins(closed []figure.Closed) Block {
	b := Block{
		Title: "De onde vieram as que foram ganhas",
		How:   "Conta as oportunidades fechadas no período pela origem escrita nelas. A conversão é quantas de cada 100 fechadas foram ganhas.",
		Heads: []ui.Col{{Label: "Origem"}, {Label: "Ganhas", Numeric: true}, {Label: "Perdidas", Numeric: true}, {Label: "Conversão", Numeric: true}, {Label: "Valor ganho", Numeric: true}},
		Empty: "Nenhuma oportunidade foi fechada neste período.",
	}
	chart, best := ui.BarsView{Title: b.Title}, -1
	for _, g := range figure.GroupBy(closed, func(c figure.Closed) (string, int64) { return c.Origin, 0 }) {
		name, key := person.OriginName(v.Origins, g.Key), g.Key
		if name == "" {
			name, key = "Sem origem", wordless
		}
		if g.Won.Count > 0 && g.Rate() > best {
			best, b.Title = g.Rate(), name+" é a origem que mais converte: "+strconv.Itoa(g.Rate())+" de cada 100"
		}
		won := v.Cards("lista", figure.Won, "origem", key)
		chart.Points = append(chart.Points, ui.Point{Label: name, Value: g.Won.Count, Text: ui.Number(int(g.Won.Count)) + " ganhas de " + ui.Number(int(g.Won.Count+g.Lost.Count)), Href: won})
		b.Rows = append(b.Rows, []Cell{Text(name), Count(g.Won.Count, won), Count(g.Lost.Count, v.Cards("lista", figure.Lost, "origem", key)),
			Rate(g.Rate(), g.Won.Count+g.Lost.Count), Money(g.Won.Value, won)})
	}
	chart.Title = b.Title
	b.Chart = ui.Ranking(chart)
	return b
}

// Times shows how long what was won took, and how long cards stand in each stage.
func (v *View) Times(cycle, before []figure.Spell, stages []figure.Stage, times []figure.Spell, names map[int64]string) {
	now, was := first(cycle), first(before)
	note, tone := v.Filter.Change(now.Median, was.Median)
	if tone == ui.Good {
		tone = ui.Warn // longer is worse
	} else if tone == ui.Warn {
		tone = ui.Good
	}
	won := v.Cards("lista", figure.Won)
	v.Figures = []ui.Figure{
		{Label: "Metade fechou em até", Value: spell(now, now.Median), Note: note, Tone: tone, Href: won},
		{Label: "4 de cada 5 em até", Value: spell(now, now.P80), Href: won},
		{Label: "Ganhas no período", Value: ui.Number(int(now.Count)), Href: won},
	}
	stage := Block{Title: "Quanto tempo se fica em cada etapa",
		How:   "Conta cada passagem por uma etapa que terminou no período, da entrada à saída ou ao fechamento. Metade das passagens durou no máximo a mediana, e 4 de cada 5 no máximo o outro tempo.",
		Heads: []ui.Col{{Label: "Etapa"}, {Label: "Passagens", Numeric: true}, {Label: "Mediana", Numeric: true}, {Label: "4 de cada 5 em até", Numeric: true}}}
	chart, longest := ui.BarsView{}, int64(-1)
	for _, s := range stages {
		for _, t := range times {
			if t.ID != s.ID {
				continue
			}
			if t.Median > longest {
				longest, stage.Title = t.Median, s.Name+" é onde mais se espera: metade fica até "+Duration(t.Median)
			}
			chart.Points = append(chart.Points, ui.Point{Label: s.Name, Value: t.Median, Text: Duration(t.Median)})
			stage.Rows = append(stage.Rows, []Cell{Text(s.Name), Count(t.Count, Path("/passagens", v.Kept("etapa", ui.ID(s.ID)))), Text(Duration(t.Median)), Text(Duration(t.P80))})
		}
	}
	chart.Title = stage.Title
	stage.Chart = ui.Ranking(chart)
	seller := Block{Title: "Quanto tempo cada vendedor leva até ganhar",
		How:   "Conta as oportunidades ganhas no período, do dia em que foram criadas até o fechamento, por quem é o responsável.",
		Heads: []ui.Col{{Label: "Vendedor"}, {Label: "Ganhas", Numeric: true}, {Label: "Mediana", Numeric: true}, {Label: "4 de cada 5 em até", Numeric: true}}}
	for i, t := range cycle {
		if i > 0 {
			seller.Rows = append(seller.Rows, []Cell{Text(Name(names, t.ID)), Count(t.Count, v.Cards("lista", figure.Won, "vendedor", sellerKey(t.ID), "equipe", "")), Text(Duration(t.Median)), Text(Duration(t.P80))})
		}
	}
	v.Blocks = append(v.Blocks, stage, seller)
}

func first(list []figure.Spell) (s figure.Spell) {
	if len(list) > 0 {
		s = list[0]
	}
	return s
}

func spell(s figure.Spell, seconds int64) string {
	if s.Count == 0 {
		return "–"
	}
	return Duration(seconds)
}

// Name is a seller's, also one who is nobody yet or has left.
func Name(names map[int64]string, id int64) string {
	switch name := names[id]; {
	case name != "":
		return name
	case id == 0:
		return "Sem responsável"
	}
	return ui.WhoLeft
}

// sellerKey is a seller in an address; nobody has a word, since no parameter means everybody.
func sellerKey(id int64) string {
	if id == 0 {
		return "ninguem"
	}
	return ui.ID(id)
}
