package crm_test

import (
	"testing"

	"omniservicos/store/person"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// Two records of Maria are found alike, compared and united, without anything but the pages.
func TestMariaIsUnitedInTheBrowser(t *testing.T) {
	browser.Need(t)
	site := webtest.New(t)
	coffee := site.Product("Café", 750)
	stays := register(site, person.Person{Name: "Maria da Conceição", Email: "maria@exemplo.demo", CreditLimit: 5000, Phones: []person.Phone{{Digits: "11987654321"}}})
	twin := register(site, person.Person{Name: "Maria C.", TaxID: "52998224725", CreditLimit: 20000, Phones: []person.Phone{{Digits: "11987654321"}}})
	site.Sell(twin.ID, coffee)
	site.Sell(twin.ID, coffee)
	ana := site.As("gerente")
	base := site.Serve()
	tab := browser.Open(t, base, ana.Token, browser.View{Width: 1366, Height: 768}).Go(pageOf(stays)).Sees("Maria da Conceição")
	tab.Shot("pessoa-1366")
	tab.Click(`a[href="`+pageOf(stays)+`/unir"]`).Sees("Quem é a mesma pessoa?", "o telefone é igual")
	tab.Shot("unir-quem-1366")
	tab.Click(`a[href$="com=`+idOf(twin)+`"]`).Sees("Vendas", "Unir os dois cadastros")
	tab.Shot("unir-1366")
	for name, v := range map[string]browser.View{"unir-1024-escuro": {Width: 1024, Height: 768, Dark: true}, "unir-390": {Width: 390, Height: 844, Touch: true}, "unir-390-escuro": {Width: 390, Height: 844, Touch: true, Dark: true}} {
		browser.Open(t, base, ana.Token, v).Go(pageOf(stays) + "/unir?com=" + idOf(twin)).Sees("Unir os dois cadastros").Shot(name)
	}
	tab.Click(`form[action="`+pageOf(stays)+`/unir"] button`).Sees("Cadastros unidos: ficou o de Maria da Conceição.", "529.982.247-25", "unido a este")
	tab.Shot("unida-1366")
	browser.Open(t, base, ana.Token, browser.View{Width: 390, Height: 844, Touch: true}).Go("/crm/clientes").Sees("Exportar para CSV").Shot("lista-390")
	tab.Go("/crm/clientes").Sees("Exportar para Excel").Shot("lista-1366")
}
