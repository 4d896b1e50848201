package pdv_test

import (
	"strconv"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/web/webtest/browser"
)

// promote lets a promotion run from today on.
func (s *shop) promote(p catalogue.Promotion) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		p.StartsOn = dates.Of(tx.Now, tx.Zone())
		_, err := catalogue.SavePromotion(tx, p)
		return err
	})
}

// wholesale makes the list Atacado, by which the customer buys.
func (s *shop) wholesale(customer int64, p catalogue.Product, price money.Cents) (l catalogue.PriceList) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		if l, err = catalogue.SaveList(tx, catalogue.PriceList{Name: "Atacado"}); err != nil {
			return err
		}
		if err := catalogue.SetListPrice(tx, l.ID, p.ID, price); err != nil {
			return err
		}
		return catalogue.SetPersonList(tx, customer, l.ID)
	})
	return l
}

func TestALineAndTheSaleTakeDiscountAndSurcharge(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Televisor", "90", 100000, 10)
	s.product("Pilha", "91", 1000, 10)
	sale := s.scan("90", "91")
	boss := s.As("gerente")
	boss.Htmx().POST(on(sale, "/desconto"), "line", "2", "discount", "10%").Status(200).Sees("Desconto −1,00", "R$ 9,00")
	boss.Htmx().POST(on(sale, "/desconto"), "line", "1", "kind", "acrescimo", "discount", "5,00").Status(200).Sees("Acréscimo 5,00", "R$ 1.005,00")
	boss.Htmx().POST(on(sale, "/desconto"), "line", "0", "discount", "+1%").Status(200).Sees("Acréscimo", "R$ 10,14", "R$ 1.024,14")
	for _, c := range []struct{ line, discount, says string }{
		{"0", "101%", "100%"}, {"0", "2000,00", "que é 100%"}, {"2", "10,01", "que é 100%"}, {"0", "-1", "Escreva o valor"},
		{"9", "1", "não está na venda"}, {"abc", "1", "Escolha a venda ou uma linha dela."},
	} {
		a := boss.Htmx().POST(on(sale, "/desconto"), "line", c.line, "discount", c.discount)
		if a.Code() != 422 && a.Code() != 404 {
			t.Errorf("%v answered %d", c, a.Code())
		}
		a.Sees(c.says)
	}
	s.Htmx().POST(on(sale, "/desconto"), "line", "0", "discount", "1,00").Status(200)
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "pix", "valor", "1023,14").Status(200)
	s.GET(on(sale, "/cupom")).Status(200).Sees("Desconto −1,00", "Acréscimo 5,00", "Subtotal", "1.014,00", "10,14")
	boss.GET(on(sale, "")).Status(200).Sees("Acréscimo 5,00", "R$ 10,14", "R$ 1.023,14")
}

func TestASurchargeBeyondTheLimitAsksToo(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Televisor", "90", 100000, 10)
	s.withPIN("4321", "gerente")
	sale := s.scan("90")
	s.Htmx().POST(on(sale, "/desconto"), "discount", "+6%").Status(422).Sees("Acréscimo acima do limite: R$ 60,00", "Seu limite de acréscimo nesta venda é R$ 50,00")
	s.Htmx().POST(on(sale, "/desconto"), "line", "1", "discount", "6%").Status(422).Sees("Seu limite de desconto neste item é R$ 50,00")
}

func TestARuleIsNamedWhereverTheLineIsRead(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap := s.product("Sabonete", "90", 400, 50)
	s.promote(catalogue.Promotion{Name: "Leve 3 por R$ 10,00", Kind: catalogue.Pack, ProductID: soap.ID, From: quantity.Units(3), Price: 1000})
	sale := s.scan("2*90")
	s.GET(s.at("")).Status(200).Not("Leve 3")
	s.Htmx().POST(on(sale, "/itens/1"), "step", "1").Status(200).Sees("Leve 3 por R$ 10,00", "R$ 10,00")
	s.GET(s.at("")).Status(200).Sees("Leve 3 por R$ 10,00")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "pix", "valor", "10").Status(200)
	s.GET(on(sale, "/cupom")).Status(200).Sees("Leve 3 por R$ 10,00")
	s.As("dono").GET(on(sale, "")).Status(200).Sees("Leve 3 por R$ 10,00")
}

func TestTheTillTellsThatTheCustomersListChangedThePrices(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap := s.product("Sabonete", "90", 400, 50)
	padaria := s.customer("Padaria Pão Dourado", 0)
	list := s.wholesale(padaria.ID, soap, 350)
	sale := s.scan("2*90")
	s.Htmx().POST(on(sale, "/cliente"), "person", idOf(padaria.ID)).Status(200).Sees("Preços da tabela Atacado", "1 item mudou de preço", "R$ 7,00")
	s.Htmx().POST(on(sale, "/cliente"), "remove", "1").Status(200).Sees("Preços da tabela Varejo", "R$ 8,00")
	s.GET(s.at("")).Status(200).Sees("Tabela de preços", "Usar tabela")
	s.Htmx().POST(on(sale, "/tabela"), "list", idOf(list.ID)).Status(200).Sees("Atacado", "R$ 7,00")
	s.Htmx().POST(on(sale, "/tabela"), "list", "12345").Status(422).Sees("Esta tabela de preços não existe.")
	s.Htmx().POST(on(sale, "/tabela")).Status(200).Sees("R$ 8,00")
}

func TestTheDiscountKeyAsksAboutTheSaleOrTheChosenLine(t *testing.T) {
	s := openShop(t)
	s.product("Televisor", "9001", 100000, 10)
	s.product("Pilha alcalina", "9002", 1000, 10)
	b := s.sitDown(browser.Counter)
	chosen := func() string {
		return browser.Eval[string](b, `document.querySelector("#till-discount-form [name=line]:checked").value`)
	}
	b.Scan("9001").Until("one is there", func() bool { return total(b) == "R$ 1.000,00" })
	b.Scan("9002").Until("two are there", func() bool { return total(b) == "R$ 1.010,00" })
	b.Keys(kb.F4).Until("it asks", func() bool { return focused(b) == "till-discount-field" })
	if got := chosen(); got != "0" {
		t.Errorf("asks about line %s", got)
	}
	b.Hand("10,00"+kb.Enter).Until("on the sale", func() bool { return total(b) == "R$ 1.000,00" })
	b.Keys(kb.ArrowUp+kb.F4).Until("it asks again", func() bool { return focused(b) == "till-discount-field" })
	if got := chosen(); got != strconv.Itoa(1) {
		t.Errorf("after the arrow it asks about line %s", got)
	}
	b.Shot("pdv-desconto-linha")
	b.Hand("1%"+kb.Enter).Until("on the line", func() bool { return total(b) == "R$ 990,00" })
	b.Keys(kb.F4).Until("it shows what stands", func() bool {
		return browser.Eval[string](b, `document.querySelector("#till-discount-field").value`) == "10,00"
	})
	b.Hand("+2%"+kb.Enter).Until("a surcharge beside it", func() bool { return total(b) == "R$ 1.010,00" })
	b.Shot("pdv-acrescimo")
}
