// Package estilo shows every component in every state, for looking at and for the accessibility test. Its words and
// figures are filler.
package estilo

import (
	"net/url"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/views/ui"
)

var (
	zone = time.FixedZone("Brasília", -3*60*60)
	noon = time.Date(2026, 11, 23, 12, 0, 0, 0, zone)
	here = &url.URL{Path: "/estilo", RawQuery: "ordem=-total&situacao=aberto"}
)

type product struct {
	ID, Name, Code string
	Price          money.Cents
	Stock          quantity.Amount
	Sold           dates.Date
	State          ui.BadgeView
	Tone           ui.Tone
}

var products = []product{
	{"1", "Vidro temperado 8 mm incolor", "7891000315507", 28990, quantity.MustParse("42,5"), dates.Of(noon, zone), ui.BadgeView{Text: "Em linha", Tone: ui.Good}, ui.Neutral},
	{"2", "Perfil de alumínio U 10 mm, barra de 3 m", "7896004007122", 4590, quantity.MustParse("7"), dates.Of(noon.AddDate(0, 0, -2), zone), ui.BadgeView{Text: "Acabando", Tone: ui.Warn}, ui.Warn},
	{"3", "Silicone acético transparente 280 g", "7891234567895", 2250, quantity.MustParse("-3"), dates.Of(noon.AddDate(0, -1, 0), zone), ui.BadgeView{Text: "Em falta", Tone: ui.Bad}, ui.Bad},
	{"4", "Instalação de box", "", 18000, 0, dates.Date{}, ui.BadgeView{Text: "Serviço"}, ui.Neutral},
	{"5", "Espelho lapidado 4 mm", "7894900011517", 123456, quantity.MustParse("12,25"), dates.Of(noon.AddDate(0, 0, -1), zone), ui.BadgeView{Text: "Novo", Tone: ui.Info}, ui.Neutral},
}

var columns = []ui.Col{
	{Label: "Produto", Sort: "nome"}, {Label: "Código"}, {Label: "Situação"}, {Label: "Última venda", Sort: "venda"},
	{Label: "Estoque", Sort: "estoque", Numeric: true}, {Label: "Preço", Sort: "total", Numeric: true}, {Label: "Ações", Quiet: true},
}

func tableOf(id string, rows int, at *url.URL) ui.TableView {
	return ui.TableView{
		ID: id, Label: "Produtos", Heads: columns, Sort: "-total", URL: at, Rows: rows, Bulk: true,
		Empty: ui.EmptyView{Icon: "cube", Text: "Os produtos e serviços que você vende ficam aqui.", Action: "Cadastrar produto", Href: "/estilo"},
	}
}

var week = ui.BarsView{Title: "Sexta e sábado fazem metade da semana", Head: "Vendas", Points: []ui.Point{
	{Label: "seg", Value: 812000, Text: "8.120"}, {Label: "ter", Value: 640050, Text: "6.400"}, {Label: "qua", Value: 905000, Text: "9.050"},
	{Label: "qui", Value: 1012000, Text: "10.120"}, {Label: "sex", Value: 2104000, Text: "21.040"}, {Label: "sáb", Value: 1890000, Text: "18.900", Href: "/estilo"},
}}

// month has more bars than labels fit, and days that fell below zero.
func month() ui.BarsView {
	v := ui.BarsView{Title: "O caixa fechou três dias no vermelho", Head: "Saldo do dia"}
	for day := range 30 {
		value := money.Cents((day*37%90 - 8) * 10000)
		d := dates.Of(noon.AddDate(0, 0, day-30), zone)
		v.Points = append(v.Points, ui.Point{Label: d.String()[:5], Value: int64(value), Text: value.String()})
	}
	return v
}

var ranked = ui.BarsView{Title: "Três produtos respondem por 61 % da receita", Points: []ui.Point{
	{Label: "Vidro temperado 8 mm incolor", Value: 8412040, Text: "R$ 84.120,40", Href: "/estilo"},
	{Label: "Espelho lapidado 4 mm com moldura de alumínio anodizado preto", Value: 5230000, Text: "R$ 52.300,00"},
	{Label: "Instalação de box", Value: 2290000, Text: "R$ 22.900,00"},
	{Label: "Silicone acético", Value: 320000, Text: "R$ 3.200,00"},
}}

var history = []ui.Event{
	{At: noon, Title: "Venda 1042 finalizada", Text: "3 itens, R$ 612,30 em Pix.", Who: "Ana Souza", Tone: ui.Good, Href: "/estilo"},
	{At: noon.Add(-2 * time.Hour), Title: "Limite de crédito aumentado", Text: "De R$ 500,00 para R$ 2.000,00: bom pagador.", Who: "João Pereira", Icon: "credit-card", Tone: ui.Info},
	{At: noon.AddDate(0, 0, -3), Title: "Parcela vencida", Text: "Título 88/2, R$ 210,00.", Tone: ui.Bad},
	{At: noon.AddDate(0, -2, 0), Title: "Cadastro feito", Who: "Ana Souza", Icon: "user-plus"},
}
