package quote_test

import (
	"testing"

	"omniservicos/store/crm/quote"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// Maria opens the link on her phone and accepts; her seller sees it, and what waits at the till.
func TestACustomerAcceptsOnHerPhone(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.New(t)
	seller := site.As("vendedor")
	page, link := sent(t, seller, deal(site, site.Product("Porta de correr", 50_000)), "2*porta")
	base := site.Serve()
	phone := browser.Open(t, base, "", browser.View{Width: 390, Height: 844, Touch: true})
	phone.Go(link).Sees("Orçamento 1", "R$ 1.000,00", "Aceitar o orçamento")
	phone.Shot("orcamento-link")
	phone.Until("the seller is told that she looked", func() bool { return kept(site, page).ViewedAt != nil })
	if wide := phone.Sideways(); wide > 0 {
		t.Errorf("it scrolls %d px sideways", wide)
	}
	phone.Click("#f-name").Keys("Maria Conceição")
	phone.Click(`button[value="aceitar"]`).Sees("Aceito por Maria Conceição")
	phone.Shot("orcamento-aceito")
	if q := kept(site, page); q.State != quote.Accepted {
		t.Errorf("it is %s", q.State)
	}
	tab := browser.Open(t, base, seller.Token, browser.Desktop)
	tab.Go(page).Sees("Aceito por Maria Conceição", "Espera pagamento no caixa")
	tab.Shot("orcamento-pagina")
}
