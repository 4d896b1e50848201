package pdv_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest/browser"
)

func TestGoodsThatNobodyKnewAreRegisteredAtTheTill(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.Htmx().POST(s.at("/itens"), "sale", uuid7.New(), "line", uuid7.New(), "code", "2*7891000100103").Status(422).Sees("Cadastrar este produto", `data-ean="7891000100103"`)
	s.As("vendedor").POST(s.at("/produtos"), "ean", "7891000100103").Status(403)
	form := []string{"ean", "7891000100103", "name", "Leite condensado", "unit", "un", "key", uuid7.New()}
	s.Htmx().POST(s.at("/produtos"), append(form, "price", "7,99")...).Status(422).Sees("Esta conta não vende sem saldo: informe quanto há na loja.", "Leite condensado")
	s.Htmx().POST(s.at("/produtos"), append(form, "price", "0", "stock", "6")...).Status(422).Sees("Informe o preço, como 12,90.")
	s.Htmx().POST(s.at("/produtos"), append(form, "price", "7,99", "stock", "6")...).Status(200)
	s.Htmx().POST(s.at("/produtos"), append(form, "price", "7,99", "stock", "6")...).Status(422).Sees("já é do produto “Leite condensado”")
	sale := s.scan("2*7891000100103")
	if sale.Total != 1598 {
		t.Errorf("two cost %s", sale.Total)
	}
	boss := s.As("gerente")
	boss.GET("/erp/produtos?fiscal=pendente").Status(200).Sees("Leite condensado", "pendente fiscal")
	var p catalogue.Product
	s.Do(func(tx *db.Tx) (err error) {
		if p, err = catalogue.FindByCode(tx, "7891000100103"); err != nil {
			return err
		}
		p.NCM = "04029900"
		p, err = catalogue.Save(tx, p)
		return err
	})
	if p.FiscalPending {
		t.Error("still pending with an NCM")
	}
	boss.GET("/erp/produtos?fiscal=pendente").Status(200).Not("Leite condensado")
}

func TestACustomerIsRegisteredInTheSaleAndAskedAboutTwins(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 2990, 10)
	s.customer("Maria da Conceição", 0)
	sale := s.scan("17")
	path := on(sale, "/cliente/novo")
	s.Htmx().POST(path, "name", "", "tax_id", "111").Status(422).Sees("Informe o nome do cliente.")
	s.Htmx().POST(path, "name", "maria da conceicao").Status(422).Sees("Parece que já existe", "Maria da Conceição", "o nome é igual", "Cadastrar mesmo assim")
	s.Htmx().POST(path, "name", "Maria da Conceição", "phone", "11 98765-4321", "sure", "1").Status(200).Sees("Maria da Conceição")
	s.Htmx().POST(path, "name", "João Lima", "tax_id", "529.982.247-25").Status(200).Sees("João Lima", "529.982.247-25")
	s.Htmx().POST(path, "name", "João L.", "tax_id", "529.982.247-25", "sure", "1").Status(422).Sees("João Lima")
	if now := s.now(sale); now.CustomerID == nil || now.CustomerTaxID != "52998224725" {
		t.Errorf("the sale's customer is %v %s", now.CustomerID, now.CustomerTaxID)
	}
	s.Do(func(tx *db.Tx) error {
		found, err := person.Search(tx, "maria", 9)
		if len(found) != 2 {
			t.Errorf("%d Marias", len(found))
		}
		return err
	})
}

func TestRegisteringByKeyboardGoesOnWithTheSale(t *testing.T) {
	s := openShop(t)
	b := s.sitDown(browser.Counter)
	b.Scan("7891000100103").Sees("Nenhum produto com o código de barras")
	b.Click("#till-problem [data-dialog]").Until("the name is asked", func() bool { return focused(b) == "till-register-name" })
	b.Hand("Leite").Keys(kb.Tab).Hand("7,99").Keys(kb.Tab + kb.Tab).Hand("6")
	b.Shot("pdv-cadastrar-produto")
	b.Keys(kb.Enter).Until("it is on the sale", func() bool { return total(b) == "R$ 7,99" })
	b.Until("the field has the focus", func() bool { return focused(b) == "till-code" })
	b.Keys(kb.F6).Until("the customer is asked", func() bool { return focused(b) == "till-customer-field" })
	b.Hand("Ana Prado").Click("[data-dialog=till-new-customer]").Until("the name is asked", func() bool { return focused(b) == "till-new-customer-name" })
	b.Keys(kb.Enter).Sees("Ana Prado").Until("the field has the focus", func() bool { return focused(b) == "till-code" && b.Count("dialog[open]") == 0 })
}
