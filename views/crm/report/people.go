package report

import (
	"cmp"
	"slices"
	"strconv"

	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/store/pdv/rollup"
	"omniservicos/views/ui"
)

// Person is what somebody who sells closed, has open, and sold at the till.
type Person struct {
	ID        int64
	Won, Lost figure.Sum
	Open      figure.Sum
	Cycle     figure.Spell
	Sold      rollup.Sum
}

func (p Person) add(o Person) Person {
	p.Won, p.Lost, p.Open, p.Sold = p.Won.Add(o.Won), p.Lost.Add(o.Lost), p.Open.Add(o.Open), p.Sold.Add(o.Sold)
	return p
}

// PeopleOf puts together what each has, who sold most first.
func PeopleOf(closed []figure.Closed, stood []figure.Standing, cycle []figure.Spell, sums []rollup.Sum) (list []Person) {
	at := map[int64]*Person{}
	of := func(id int64) *Person {
		if at[id] == nil {
			at[id] = &Person{ID: id}
		}
		return at[id]
	}
	for _, c := range closed {
		if p := of(c.SellerID); c.State == "ganha" {
			p.Won = p.Won.Add(c.Sum)
		} else {
			p.Lost = p.Lost.Add(c.Sum)
		}
	}
	for _, s := range stood {
		of(s.SellerID).Open = of(s.SellerID).Open.Add(s.Sum)
	}
	for i, s := range cycle {
		if i > 0 {
			of(s.ID).Cycle = s
		}
	}
	for _, s := range sums {
		of(s.SellerID).Sold = of(s.SellerID).Sold.Add(s)
	}
	for _, p := range at {
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b Person) int {
		return cmp.Or(cmp.Compare(b.Won.Value+b.Sold.Total, a.Won.Value+a.Sold.Total), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// Sellers shows who closed and sold what, and the teams.
func (v *View) Sellers(list []Person, before []Person, names map[int64]string, teams []account.Team) {
	var all, was Person
	for _, p := range list {
		all = all.add(p)
	}
	for _, p := range before {
		was = was.add(p)
	}
	wonNote, wonTone := v.Filter.Change(int64(all.Won.Value), int64(was.Won.Value))
	soldNote, soldTone := v.Filter.Change(int64(all.Sold.Total), int64(was.Sold.Total))
	v.Figures = []ui.Figure{
		{Label: "Ganho no funil", Value: all.Won.Value.String(), Note: wonNote, Tone: wonTone, Href: v.Cards("lista", figure.Won)},
		{Label: "Vendido no PDV", Value: all.Sold.Total.String(), Note: soldNote, Tone: soldTone, Href: Path("/vendas", v.Kept())},
		{Label: "Vendas", Value: ui.Number(int(all.Sold.Sales)), Note: "em média " + all.Sold.Ticket().String(), Href: Path("/vendas", v.Kept())},
	}
	b := Block{Title: "Quem vendeu o quê", Heads: peopleHeads("Vendedor"),
		How: "As oportunidades são de quem é o responsável por elas: ganhas e perdidas no período, abertas no fim dele. O vendido no PDV é a soma das vendas finalizadas no período menos as canceladas e as devoluções do período, de quem vendeu. Uma venda pode vir de uma oportunidade ganha: as duas colunas não se somam."}
	chart := ui.BarsView{}
	for _, p := range list {
		if p.ID != 0 && b.Title == "Quem vendeu o quê" && p.Won.Value+p.Sold.Total > 0 {
			b.Title = Name(names, p.ID) + " é quem mais vendeu"
		}
		chart.Points = append(chart.Points, ui.Point{Label: Name(names, p.ID), Value: int64(max(p.Sold.Total, 0)), Text: p.Sold.Total.String() + " no PDV"})
		b.Rows = append(b.Rows, v.personRow(Name(names, p.ID), p, []string{"vendedor", sellerKey(p.ID), "equipe", ""}))
	}
	chart.Title = b.Title
	b.Chart = ui.Ranking(chart)
	b.Foot = v.personRow("Todos", all, nil)
	v.Blocks = append(v.Blocks, b)
	if len(teams) > 0 && !v.Filter.Own {
		v.Blocks = append(v.Blocks, v.teams(list, teams))
	}
}

func (v *View) teams(list []Person, teams []account.Team) Block {
	b := Block{Title: "Por equipe", Heads: peopleHeads("Equipe"), How: "Soma o que é de cada pessoa da equipe. Quem está em duas equipes conta nas duas."}
	for _, t := range teams {
		var sum Person
		for _, p := range list {
			if t.Has(p.ID) {
				sum = sum.add(p)
			}
		}
		b.Rows = append(b.Rows, v.personRow(t.Name, sum, []string{"equipe", ui.ID(t.ID), "vendedor", ""}))
	}
	return b
}

func peopleHeads(who string) []ui.Col {
	return []ui.Col{{Label: who}, {Label: "Ganhas", Numeric: true}, {Label: "Valor ganho", Numeric: true}, {Label: "Perdidas", Numeric: true}, {Label: "Conversão", Numeric: true},
		{Label: "Abertas", Numeric: true}, {Label: "Valor aberto", Numeric: true}, {Label: "Ciclo", Numeric: true}, {Label: "Vendas no PDV", Numeric: true}, {Label: "Vendido no PDV", Numeric: true}}
}

func (v *View) personRow(name string, p Person, whose []string) []Cell {
	cards := func(kind string) string { return v.Cards(append(slices.Clone(whose), "lista", kind)...) }
	sales, cycle := Path("/vendas", v.Kept(whose...)), "–"
	if p.Cycle.Count > 0 {
		cycle = Duration(p.Cycle.Median)
	}
	closed := p.Won.Count + p.Lost.Count
	return []Cell{Text(name), Count(p.Won.Count, cards(figure.Won)), Money(p.Won.Value, cards(figure.Won)), Count(p.Lost.Count, cards(figure.Lost)),
		Rate(figure.Percent(p.Won.Count, closed), closed), Count(p.Open.Count, cards(figure.Stood)), Money(p.Open.Value, cards(figure.Stood)), Text(cycle),
		Count(p.Sold.Sales, sales), Money(p.Sold.Total, sales)}
}

// Activities shows who did what: tasks by their kind, notes, messages.
func (v *View) Activities(list, before []crm.Activity, own string) {
	total := func(list []crm.Activity, kinds ...string) (n int64) {
		for _, a := range list {
			if (own == "" || a.Who == own) && (len(kinds) == 0 || slices.Contains(kinds, a.Kind)) {
				n += a.Count
			}
		}
		return n
	}
	link := func(who, kind string) string { return Path("/feitas", v.Kept("quem", who, "tipo", kind)) }
	for _, k := range []struct{ label, kind string }{{"Tudo o que foi feito", ""}, {"Ligações", crm.Call}, {"Visitas", crm.Visit}, {"Notas", Notes}} {
		kinds := []string{k.kind}
		if k.kind == "" {
			kinds = nil
		}
		f := ui.Figure{Label: k.label, Value: ui.Number(int(total(list, kinds...)))}
		f.Note, _ = v.Filter.Change(total(list, kinds...), total(before, kinds...))
		if k.kind != "" {
			f.Href = link(own, k.kind)
		}
		v.Figures = append(v.Figures, f)
	}
	b := Block{Title: "O que cada pessoa fez", Heads: []ui.Col{{Label: "Pessoa"}},
		How: "Conta as tarefas concluídas no período, pelo tipo e por quem as concluiu, e as notas e conversas de WhatsApp iniciadas no histórico das pessoas, por quem as fez."}
	for _, k := range activityKinds() {
		b.Heads = append(b.Heads, ui.Col{Label: k.Word, Numeric: true})
	}
	b.Heads = append(b.Heads, ui.Col{Label: "Total", Numeric: true})
	chart := ui.BarsView{Title: b.Title}
	for _, who := range whoDid(list, own) {
		row, sum := []Cell{Text(who)}, int64(0)
		for _, k := range activityKinds() {
			n := int64(0)
			for _, a := range list {
				if a.Who == who && a.Kind == k.Key {
					n += a.Count
				}
			}
			sum += n
			row = append(row, Count(n, link(who, k.Key)))
		}
		chart.Points = append(chart.Points, ui.Point{Label: who, Value: sum, Text: strconv.FormatInt(sum, 10)})
		b.Rows = append(b.Rows, append(row, Cell{Text: ui.Number(int(sum)), Data: strconv.FormatInt(sum, 10)}))
	}
	b.Chart = ui.Ranking(chart)
	v.Blocks = append(v.Blocks, b)
}

// Notes and Messages are the kinds of activity that are no tasks.
const (
	Notes    = "nota"
	Messages = "mensagem"
)

type activityKind struct{ Key, Word string }

func activityKinds() (kinds []activityKind) {
	for _, k := range crm.Kinds {
		kinds = append(kinds, activityKind{k.Key, k.Word})
	}
	return append(kinds, activityKind{Notes, "Notas"}, activityKind{Messages, "Conversas"})
}

// KindName is an activity's kind in words; empty where there is none.
func KindName(key string) string {
	for _, k := range activityKinds() {
		if k.Key == key {
			return k.Word
		}
	}
	return ""
}

func whoDid(list []crm.Activity, own string) (names []string) {
	for _, a := range list {
		if (own == "" || a.Who == own) && !slices.Contains(names, a.Who) {
			names = append(names, a.Who)
		}
	}
	return names
}
