package report

import (
	"time"

	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/person"
	"omniservicos/views/ui"
)

// Opportunities are the cards that a figure counts.
func (v *View) Opportunities(rows []figure.Row, sum figure.Sum, names map[int64]string, zone *time.Location) {
	v.Facts = v.Filter.Days() + " · " + opportunities(sum)
	b := Block{Title: v.Title, Heads: []ui.Col{{Label: "Oportunidade"}, {Label: "Cliente"}, {Label: "Responsável"}, {Label: "Situação"}, {Label: "Origem"}, {Label: "Criada em"}, {Label: "Fechada em"}, {Label: "Valor", Numeric: true}},
		Empty: "Nenhuma oportunidade é contada aqui."}
	for _, r := range rows {
		state := map[string]string{"aberta": "Aberta em " + r.Stage, "ganha": "Ganha", "perdida": "Perdida: " + r.Reason}[r.State]
		closed := "–"
		if r.ClosedAt != nil {
			closed = dates.Of(*r.ClosedAt, zone).String()
		}
		b.Rows = append(b.Rows, []Cell{Linked(r.Title, "/crm/oportunidades/"+ui.ID(r.ID)), personCell(r.PersonID, r.Person), Text(Name(names, r.SellerID)), Text(state),
			Text(person.OriginName(v.Origins, r.Origin)), Text(dates.Of(r.CreatedAt, zone).String()), Text(closed), Money(r.Value, "")})
	}
	v.Blocks = append(v.Blocks, b)
}

func personCell(id int64, name string) Cell {
	if id == 0 {
		return Text("–")
	}
	return Linked(name, "/crm/clientes/"+ui.ID(id))
}

// Sales are the sales and returns that a figure sums.
func (v *View) Sales(rows []rollup.Row, sum rollup.Sum, names map[int64]string) {
	v.Facts = v.Filter.Days() + " · " + ui.Number(int(sum.Sales)) + " vendas · " + sum.Total.String()
	b := Block{Title: v.Title, Heads: []ui.Col{{Label: "Venda"}, {Label: "Dia"}, {Label: "Cliente"}, {Label: "Vendedor"}, {Label: "Valor", Numeric: true}}, Empty: "Nada foi vendido neste período."}
	for _, r := range rows {
		name, href := r.TillName+" nº "+ui.ID(r.Number), "/pdv/vendas/"+ui.ID(r.ID)
		if r.Kind == "devolucao" {
			name, href = "Devolução de "+name, "/pdv/devolucoes/"+ui.ID(r.ID)
		}
		b.Rows = append(b.Rows, []Cell{Linked(name, href), Text(r.Day.String()), personCell(r.CustomerID, r.Customer), Text(Name(names, r.SellerID)), Money(r.Total, "")})
	}
	v.Blocks = append(v.Blocks, b)
}

// Newcomers are who first bought in a month.
func (v *View) Newcomers(rows []rollup.Newcomer, names map[int64]string) {
	v.Facts = ui.Number(len(rows)) + " clientes"
	b := Block{Title: v.Title, Heads: []ui.Col{{Label: "Cliente"}, {Label: "Primeira compra"}, {Label: "Vendedor"}, {Label: "Valor", Numeric: true}}, Empty: "Ninguém comprou pela primeira vez neste mês."}
	for _, r := range rows {
		b.Rows = append(b.Rows, []Cell{personCell(r.PersonID, r.Name), Linked(r.Day.String(), "/pdv/vendas/"+ui.ID(r.SaleID)), Text(Name(names, r.SellerID)), Money(r.Total, "")})
	}
	v.Blocks = append(v.Blocks, b)
}

// Visits are the stays in a stage.
func (v *View) Visits(rows []figure.Visit, zone *time.Location) {
	b := Block{Title: v.Title, Heads: []ui.Col{{Label: "Oportunidade"}, {Label: "Entrou"}, {Label: "Saiu"}, {Label: "Como"}, {Label: "Quem"}, {Label: "Tempo", Numeric: true}}, Empty: "Nenhuma passagem terminou neste período."}
	for _, r := range rows {
		how := map[string]string{"etapa": "Foi para outra etapa", "ganha": "Ganha", "perdida": "Perdida"}[r.Kind]
		b.Rows = append(b.Rows, []Cell{Linked(r.Title, "/crm/oportunidades/"+ui.ID(r.OpportunityID)), Text(moment(r.Since, zone)), Text(moment(r.At, zone)), Text(how), Text(r.Actor), Text(Duration(r.Took))})
	}
	v.Blocks = append(v.Blocks, b)
}

// Tasks are those that somebody finished.
func (v *View) Tasks(rows []crm.Task, zone *time.Location) {
	b := Block{Title: v.Title, Heads: []ui.Col{{Label: "Tarefa"}, {Label: "Tipo"}, {Label: "Para"}, {Label: "Concluída em"}}, Empty: "Nenhuma tarefa foi concluída neste período."}
	for _, t := range rows {
		b.Rows = append(b.Rows, []Cell{Linked(t.Title, "/crm/tarefas/"+ui.ID(t.ID)), Text(crm.KindWord(t.Kind)), personCell(t.PersonID, t.PersonName), Text(moment(*t.DoneAt, zone))})
	}
	v.Blocks = append(v.Blocks, b)
}

// Written are the notes and conversations on the timelines.
func (v *View) Written(rows []crm.Line, people map[int64]person.Person, zone *time.Location) {
	b := Block{Title: v.Title, Heads: []ui.Col{{Label: "Pessoa"}, {Label: "O que foi escrito"}, {Label: "Quem"}, {Label: "Quando"}}, Empty: "Nada foi escrito neste período."}
	for _, l := range rows {
		b.Rows = append(b.Rows, []Cell{personCell(l.PersonID, people[l.PersonID].Name), Text(l.Text), Text(l.Actor), Text(moment(l.At, zone))})
	}
	v.Blocks = append(v.Blocks, b)
}

func moment(t time.Time, zone *time.Location) string { return t.In(zone).Format("02/01/2006 15:04") }

// BuyerTable is a group's customers as a spreadsheet has them.
func BuyerTable(list []rollup.Buyer) (heads []string, rows [][]any) {
	for _, b := range list {
		rows = append(rows, []any{b.Name, b.LastDay, ui.ID(b.Purchases), money.Cents(b.Total), ui.ID(int64(b.Recency)), ui.ID(int64(b.Frequency)), ui.ID(int64(b.Scores.Money))})
	}
	return []string{"Cliente", "Última compra", "Compras", "Comprou", "Pontos de tempo", "Pontos de frequência", "Pontos de valor"}, rows
}
