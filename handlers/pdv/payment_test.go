package pdv_test

import (
	"strconv"
	"testing"
)

func idOf(id int64) string { return strconv.FormatInt(id, 10) }

func TestPayingInPartsAsksForTheRestAndGivesChangeInTheEnd(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	sale := s.scan("17")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "credito", "valor", "20", "parcelas", "2").
		Status(422).Announced(0).Sees("Faltam R$ 30,00.", "Crédito em 2 parcelas", `value="30,00"`)
	s.Htmx().GET(on(sale, "/pagamento?resto=1&forma=credito&valor=20&parcelas=2&forma=dinheiro&valor=50&parcelas=1")).
		Status(200).Sees("Troco", "R$ 20,00", "Finalizar venda")
	done := s.Htmx().POST(on(sale, "/finalizar"), "forma", "credito", "valor", "20", "parcelas", "2", "forma", "dinheiro", "valor", "50", "parcelas", "1").
		Status(200).Sees("Venda nº 1 finalizada", "Troco", "R$ 20,00", "Consumidor")
	if done.Trips() > 12 {
		t.Errorf("%d round trips", done.Trips())
	}
	if got := s.now(sale); got.State != "finalizada" || got.Change != 2000 || len(got.Payments) != 2 || got.Payments[0].Instalments != 2 {
		t.Errorf("sale is %+v", got)
	}
}

func TestFinalisingTwiceFinalisesOnce(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	sale := s.scan("17")
	for range 3 {
		s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "50").Status(200).Sees("Venda nº 1 finalizada")
	}
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "60").Status(409)
	if n := s.Count("stock_movements"); n != 2 { // in when it was bought, out once
		t.Errorf("movements: %d", n)
	}
}

func TestPaymentsThatCannotBeAreRefusedWithASentence(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	sale := s.scan("17")
	for _, c := range []struct{ method, amount, instalments, says string }{
		{"pix", "60", "1", "Só dinheiro dá troco"},
		{"bitcoin", "10", "1", "Escolha uma forma de pagamento da lista."},
		{"credito", "50", "99", "Crédito aceita de 1 a 12 parcelas."},
		{"pix", "50", "2", "Pix aceita de 1 a 1 parcelas."},
		{"dinheiro", "abc", "1", "Informe um valor em reais"},
		{"dinheiro", "-5", "1", "Informe quanto o cliente paga"},
		{"dinheiro", "", "1", "Informe como o cliente paga."},
		{"fiado", "50", "1", "cliente"},
	} {
		s.Htmx().POST(on(sale, "/finalizar"), "forma", c.method, "valor", c.amount, "parcelas", c.instalments).Status(422).Announced(0).Sees(c.says)
	}
	if got := s.now(sale); got.State != "aberta" {
		t.Errorf("sale is %s", got.State)
	}
}

func TestASaleWhoseDiscountTakesAllIsPaidWithNothing(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Brinde", "17", 500, 10)
	sale := s.scan("17")
	s.As("dono").Htmx().POST(on(sale, "/desconto"), "discount", "100%").Status(200)
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "0,00", "parcelas", "1").Status(200).Sees("Venda nº 1 finalizada")
}

func TestTheLastUnitGoesToOneTillAndTheOtherIsTold(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Última peça", "17", 5000, 1)
	first, second := s.scan("17"), s.scan("17")
	s.Htmx().POST(on(first, "/finalizar"), "forma", "pix", "valor", "50").Status(200)
	s.Htmx().POST(on(second, "/finalizar"), "forma", "pix", "valor", "50").Status(422).Sees("Última peça")
	if got := s.now(second); got.State != "aberta" {
		t.Errorf("the refused sale is %s", got.State)
	}
}

func TestCancellingAsksWhoAndWhy(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	sale := s.scan("17")
	s.As("gerente").POST(on(sale, "/cancelar"), "motivo", "engano").Status(422).Sees("Só uma venda finalizada pode ser cancelada")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "50").Status(200)
	s.As("vendedor").POST(on(sale, "/cancelar"), "motivo", "engano").Status(403)
	s.POST(on(sale, "/cancelar"), "motivo", "engano").Status(422).Sees("Para cancelar uma venda, um gerente precisa autorizar.")
	boss := s.As("gerente")
	boss.POST(on(sale, "/cancelar"), "motivo", " ").Status(422).Sees("Diga o motivo.")
	boss.POST(on(sale, "/cancelar"), "motivo", "cliente desistiu").Status(303).Announced(1)
	boss.GET(on(sale, "")).Status(200).Sees("Cancelada", "cliente desistiu")
	boss.GET(on(sale, "/cupom")).Status(200).Sees("VENDA CANCELADA")
}

func TestTheListAddsUpWhatItShows(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	maria := s.customer("Maria da Conceição", 0)
	first, second, third := s.scan("17"), s.scan("17", "17"), s.scan("17")
	s.Htmx().POST(on(first, "/cliente"), "person", idOf(maria.ID)).Status(200)
	s.Htmx().POST(on(first, "/finalizar"), "forma", "dinheiro", "valor", "50").Status(200)
	s.Htmx().POST(on(second, "/finalizar"), "forma", "pix", "valor", "100").Status(200)
	s.Htmx().POST(on(third, "/descartar"), "motivo", "Teste").Status(200).Sees("Consumidor")
	boss := s.As("gerente")
	s.GET("/pdv/vendas").Status(200).Sees("Venda nº 1", "Venda nº 2").Not("R$ 150,00", "R$ 75,00") // who counts the drawer knows no sum
	boss.GET("/pdv/vendas").Status(200).Sees("Venda nº 1", "Venda nº 2", "R$ 150,00", "R$ 75,00")
	boss.GET("/pdv/vendas?de=hoje&ate=hoje&estado=finalizada").Status(200).Sees("R$ 150,00")
	s.GET("/pdv/vendas?q=conceicao").Status(200).Sees("Venda nº 1").Not("Venda nº 2")
	s.GET("/pdv/vendas?q=2").Status(200).Sees("Venda nº 2").Not("Venda nº 1<")
	s.GET("/pdv/vendas?estado=descartada").Status(200).Sees("Venda sem número")
	s.GET("/pdv/vendas?ate=01/01/2020").Status(200).Sees("Nada foi encontrado com estes filtros.")
	s.GET("/busca?q=conceicao").Status(200).Sees("Venda nº 1")
	s.GET("/").Status(200).Sees("Vendas de hoje", "1 de 1").Not("R$ 150,00")
	boss.GET("/").Status(200).Sees("Vendas de hoje", "R$ 150,00", "1 de 1")
	s.GET("/crm/clientes/"+idOf(maria.ID)).Status(200).Sees("Compras", "1 un Arroz 5 kg")
}

func TestAnotherAccountsSaleDoesNotExist(t *testing.T) {
	t.Parallel()
	s, other := openShop(t), openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	sale := s.scan("17")
	for _, path := range []string{"", "/cupom", "/pagamento"} {
		other.GET(on(sale, path)).Status(404)
	}
	for _, path := range []string{"/finalizar", "/desconto", "/cliente", "/descartar", "/itens/1", "/itens/1/cancelar"} {
		other.POST(on(sale, path), "motivo", "x", "forma", "dinheiro", "valor", "50", "remove", "1", "step", "1").Status(404)
	}
	other.GET(s.at("")).Status(404)
}
