package pdv_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/pdv"
	"omniservicos/store/uuid7"
)

func TestAScanPostedAgainAddsNothing(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 2990, 10)
	sale, line := uuid7.New(), uuid7.New()
	for range 3 {
		s.Htmx().POST(s.at("/itens"), "sale", sale, "line", line, "code", "3*17").Status(200).Sees("Arroz 5 kg", "R$ 89,70")
	}
	if got := s.byClient(sale); len(got.Items) != 1 || got.Total != 8970 {
		t.Errorf("%d lines, total %s", len(got.Items), got.Total)
	}
}

func TestAnUnknownCodeGivesItsTextBackAndLeavesTheSaleAlone(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 2990, 10)
	sale := s.scan("17")
	s.Htmx().POST(s.at("/itens"), "sale", sale.ClientID, "line", uuid7.New(), "code", "nadaexiste").
		Status(422).Sees(`data-typed="nadaexiste"`, "Nenhum produto com nadaexiste.", "Arroz 5 kg")
	if got := s.now(sale); len(got.Items) != 1 {
		t.Errorf("%d lines", len(got.Items))
	}
}

func TestANameOfSeveralProductsAsksWhichAndKeepsTheQuantity(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Cabo PP 3×2,5", "21", 980, 10)
	red := s.product("Cabo flexível vermelho", "22", 300, 10)
	sale, line := uuid7.New(), uuid7.New()
	s.Htmx().POST(s.at("/itens"), "sale", sale, "line", line, "code", "2*cabo").Status(200).Sees("Qual produto?", "Cabo PP", `name="quantity" value="2"`)
	s.Htmx().POST(s.at("/itens"), "sale", sale, "line", line, "code", "2*", "product", idOf(red.ID)).Status(200).Sees("R$ 6,00")
}

func TestAPlainFormSellsWithoutScripts(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 2990, 10)
	s.POST(s.at("/itens"), "code", "17").Status(303)
	s.GET(s.at("")).Status(200).Sees("Arroz 5 kg", "Receber R$ 29,90")
	s.POST(s.at("/itens"), "code", "zzz").Status(422).Sees("Nenhum produto com zzz.")
	var sale pdv.Sale
	s.Do(func(tx *db.Tx) (err error) {
		sale, _, err = pdv.OpenSale(tx, s.till.ID)
		return err
	})
	s.GET(on(sale, "/pagamento")).Status(200).Sees("Finalizar venda")
	paid := s.POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "50", "parcelas", "1").Status(303)
	if paid.Location() != on(sale, "/cupom") {
		t.Fatalf("goes to %s", paid.Location())
	}
	s.GET(paid.Location()).Status(200).Sees("NÃO É DOCUMENTO FISCAL", "Arroz 5 kg", "Troco", "20,10", "Operador: Ana")
}

func TestLinesChangeByStepAndAreCancelledWithAReason(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 1000, 10)
	sale := s.scan("17", "17")
	s.Htmx().POST(on(sale, "/itens/1"), "step", "1").Status(200).Sees("R$ 30,00")
	s.Htmx().POST(on(sale, "/itens/1"), "step", "1").Status(200).Sees("R$ 40,00")
	s.Htmx().POST(on(sale, "/itens/1"), "quantity", "0").Status(422).Sees("A quantidade deve ser maior que zero")
	s.Htmx().POST(on(sale, "/itens/2/cancelar")).Status(422)
	s.Htmx().POST(on(sale, "/itens/2/cancelar"), "motivo", "Cliente desistiu").Status(200).Sees("Cancelado")
	s.Htmx().POST(on(sale, "/itens/9"), "step", "1").Status(404)
	if got := s.now(sale); got.Total != 3000 || len(got.Lines()) != 1 {
		t.Errorf("total %s of %d lines", got.Total, len(got.Lines()))
	}
}

func TestADiscountIsBoundByTheRole(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Televisor", "90", 100000, 10)
	sale := s.scan("90")
	s.Htmx().POST(on(sale, "/desconto"), "discount", "6%").Status(422).Sees("Seu limite de desconto nesta venda é R$ 50,00")
	s.Htmx().POST(on(sale, "/desconto"), "discount", "5%").Status(200).Sees("−R$ 50,00", "R$ 950,00")
	s.As("gerente").Htmx().POST(on(sale, "/desconto"), "discount", "200,00").Status(200).Sees("R$ 800,00")
	s.Htmx().POST(on(sale, "/desconto"), "discount", "abc").Status(422).Sees("Escreva o valor em reais")
	s.Htmx().POST(on(sale, "/desconto"), "discount", "").Status(200).Sees("R$ 1.000,00")
}

func TestACustomerIsNamedByDocumentOrByName(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 1000, 10)
	maria := s.customer("Maria da Conceição", 0)
	s.customer("João Silva", 0)
	s.customer("João Souza", 0)
	sale := s.scan("17")
	s.GET(s.at("/clientes?q=joao")).Status(200).Sees("João Silva", "João Souza")
	s.Htmx().POST(on(sale, "/cliente"), "tax_id", "joão").Status(422).Sees("Há mais de uma pessoa assim")
	s.Htmx().POST(on(sale, "/cliente"), "tax_id", "111.111.111-12").Status(422).Sees("não confere")
	s.Htmx().POST(on(sale, "/cliente"), "tax_id", "conceicao").Status(200).Sees("Maria da Conceição")
	if got := s.now(sale); got.CustomerID == nil || *got.CustomerID != maria.ID {
		t.Errorf("customer %v", got.CustomerID)
	}
	s.Htmx().POST(on(sale, "/cliente"), "tax_id", "529.982.247-25").Status(200).Sees("529.982.247-25", "sem cadastro")
	s.Htmx().POST(on(sale, "/cliente"), "remove", "1").Status(200).Sees("Consumidor")
}

func TestTheCountIsBlind(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 12345, 10)
	sale := s.scan("17")
	s.GET(s.at("/fechar")).Status(200).Not("223,45")
	s.POST(s.at("/fechar"), "counted", "0").Status(422).Sees("Há uma venda aberta neste caixa")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "123,45").Status(200)
	s.GET(s.at("/fechar")).Status(200).Not("223,45") // float and sale: what should be there
	s.GET("/pdv/caixas").Status(200).Not("223,45")
	closed := s.POST(s.at("/fechar"), "counted", "223,40", "note", "moeda perdida").Status(303)
	s.GET(closed.Location()).Status(200).Sees("R$ 223,40", "moeda perdida").Not("223,45", "0,05", "quebra")
	s.As("gerente").GET(closed.Location()).Status(200).Sees("R$ 223,40", "R$ 223,45", "−R$ 0,05", "quebra de caixa", "moeda perdida")
	s.GET(s.at("")).Status(200).Sees("Caixa fechado", "Abrir caixa")
	s.Htmx().POST(s.at("/itens"), "code", "17").Status(422).Sees("está fechado")
}

func TestTheTillIsReachedByWhoMayAndSaysWhenItIsClosed(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.As("estoquista").GET("/pdv").Status(403)
	if to := s.GET("/pdv").Status(303).Location(); to != s.at("") {
		t.Errorf("goes to %s", to)
	}
	depot := idOf(s.till.DepotID)
	s.POST("/pdv/caixas", "name", "Caixa 2", "depot_id", depot).Status(403)
	s.As("gerente").POST("/pdv/caixas", "name", "Caixa 2", "depot_id", "1").Status(422).Sees("Escolha um depósito da lista.")
	made := s.As("gerente").POST("/pdv/caixas", "name", "Caixa 2", "depot_id", depot).Status(303).Location()
	second := strings.TrimPrefix(made, "/pdv/caixas?caixa=")
	s.As("vendedor").GET("/pdv/caixas/" + second).Status(200).Sees("está fechado").Not("Abrir caixa")
	s.POST("/pdv/caixas/"+second+"/abrir", "fundo", "abc").Status(422).Sees("Informe um valor em reais")
}

func TestSearchUnderTheFieldIsFoldedAndCountsTheStock(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Pizza de calabresa", "70", 4500, 7)
	s.product("Refrigerante", "71", 900, 0)
	s.GET(s.at("/busca?q=PIZZA*CA")).Status(200).Sees("Pizza de calabresa", "7 un").Not("Refrigerante")
	s.GET(s.at("/busca?q=zzzz")).Status(200).Sees("Nenhum produto com “zzzz”.")
}
