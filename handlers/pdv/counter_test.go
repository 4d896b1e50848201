package pdv_test

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest/browser"
)

// hire adds somebody of this name to the shop.
func (s *shop) hire(name string, role account.Role) int64 {
	s.T.Helper()
	n := account.NewMember{Email: fmt.Sprintf("%d@teste.demo", db.NewID()), Name: name, PasswordHash: "sem senha", Roles: []account.Role{role}}
	identity, err := account.AddMember(context.Background(), s.DB, s.Account.ID, n)
	if err != nil {
		s.T.Fatal(err)
	}
	return identity
}

func TestASaleHasItsSellerAndTheyEarnOnIt(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Espelho", "17", 5000, 10)
	caio, boss := s.hire("Caio Vendedor", account.Seller), s.As("gerente")
	rate := seller.RateField(caio)
	boss.POST("/pdv/comissoes", rate, "101").Status(422).Sees("A comissão vai de 0 a 100 %.")
	boss.POST("/pdv/comissoes", rate, "2,5").Status(303)
	s.POST("/pdv/comissoes", rate, "50").Status(403)
	s.Htmx().POST(s.at("/vendedor"), "seller", idOf(caio)).Status(200)
	s.Htmx().POST(s.at("/vendedor"), "seller", "77").Status(422).Sees("Escolha um vendedor da lista.")
	sale := s.scan("17")
	s.GET(s.at("")).Status(200).Sees("Vendedor: Caio Vendedor")
	done := s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "50").Status(200)
	if done.Trips() > 12 {
		t.Errorf("a sale with a commission takes %d round trips", done.Trips())
	}
	boss.GET("/pdv/comissoes").Status(200).Sees("Caio Vendedor", "R$ 50,00", "R$ 1,25")
	boss.GET("/pdv/comissoes?vendedor="+idOf(caio)).Status(200).Sees("Caixa 1 nº 1", "R$ 1,25", on(sale, ""))
	s.As("vendedor").GET("/pdv/comissoes?vendedor=" + idOf(caio)).Status(200).Not("Caixa 1 nº 1")
	s.Htmx().POST(s.at("/vendedor"), "seller", "0").Status(200)
	if other := s.scan("17"); other.SellerID != s.Identity {
		t.Errorf("the next sale is of %d", other.SellerID)
	}
}

func TestASuspendedSaleIsListedAndGoesOn(t *testing.T) {
	t.Parallel()
	s, other := openShop(t), openShop(t)
	s.product("Espelho", "17", 5000, 10)
	sale := s.scan("17")
	s.GET(s.at("/suspensas")).Status(200).Sees("Nenhuma venda espera nesta loja.")
	s.Htmx().POST(on(sale, "/suspender"), "label", strings.Repeat("x", 61)).Status(422).Sees("Escreva no máximo 60 caracteres.")
	s.Htmx().POST(on(sale, "/suspender"), "label", "Mesa da janela").Status(200).Sees("Passe o primeiro produto")
	s.Htmx().POST(s.at("/itens"), "sale", sale.ClientID, "line", uuid7.New(), "code", "17").Status(422).Sees("está suspensa")
	s.Htmx().GET(s.at("/suspensas")).Status(200).Sees("Mesa da janela", "R$ 50,00")
	s.GET("/pdv/vendas?estado=suspensa").Status(200).Sees("Suspensa", "R$ 50,00")
	other.Htmx().POST(on(sale, "/recuperar"), "till", idOf(other.till.ID)).Status(404)
	s.Htmx().POST(on(sale, "/recuperar"), "till", idOf(other.till.ID)).Status(404)
	s.Htmx().POST(on(sale, "/recuperar"), "till", idOf(s.till.ID)).Status(200).Sees("Espelho", "R$ 50,00")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "50").Status(200)
	s.Htmx().POST(on(sale, "/suspender"), "label", "").Status(422).Sees("já foi finalizada")
}

func TestAPresaleIsMadeElsewhereAndOpenedByItsNumber(t *testing.T) {
	t.Parallel()
	s, other := openShop(t), openShop(t)
	s.product("Espelho", "17", 5000, 10)
	s.product("Cabo PP", "21", 980, 10)
	s.product("Cabo flexível", "22", 300, 10)
	maria := s.customer("Maria da Conceição", 0)
	seller := s.As("vendedor")
	page := seller.GET("/pdv/pre-vendas/nova").Status(200).Body()
	first := []string{"client", valueOf(page, "client"), "line", valueOf(page, "line"), "code", "2*17"}
	seller.POST("/pdv/pre-vendas", "client", first[1], "line", first[3], "code", "nadaexiste").Status(422).Sees("Nenhum produto com nadaexiste.")
	at := seller.POST("/pdv/pre-vendas", first...).Status(303).Location()
	if again := seller.POST("/pdv/pre-vendas", first...).Status(303).Location(); again != at {
		t.Errorf("sent twice: %s and %s", at, again)
	}
	seller.POST(at+"/itens", "line", uuid7.New(), "code", "3*cabo").Status(200).Sees("Qual?", "Cabo PP", "Cabo flexível")
	seller.POST(at+"/itens", "line", uuid7.New(), "product", idOf(s.product("Moldura", "23", 1000, 5).ID), "quantity", "1").Status(303)
	seller.POST(at+"/itens/2", "step", "1").Status(303)
	seller.POST(at+"/itens/2", "quantity", "0").Status(422)
	seller.POST(at, "customer", "conceicao", "seller", idOf(seller.Identity), "valid_until", "2020-01-01", "discount", "").Status(422).Sees("já passou")
	seller.POST(at, "customer", "conceicao", "seller", idOf(seller.Identity), "valid_until", "31/12/2026", "discount", "5,00").Status(303)
	seller.GET(at).Status(200).Sees("Pré-venda 1", "No caixa: P1", "Maria da Conceição", "R$ 115,00")
	seller.GET(at+"/imprimir").Status(200).Sees("Pré-venda 1", "preços válidos até 31/12/2026", "R$ 115,00")
	seller.GET(at+"/imprimir?papel=80").Status(200).Sees("P1", "R$ 115,00")
	seller.GET("/pdv/pre-vendas").Status(200).Sees("Pré-venda 1", "Aberta")
	other.GET(at).Status(404)
	other.Htmx().POST(other.at("/pre-venda"), "number", "1").Status(422).Sees("Não há pré-venda com este número.")

	s.Htmx().GET(s.at("/pre-vendas")).Status(200).Sees("Pré-venda 1 · Maria da Conceição")
	s.Htmx().POST(s.at("/itens"), "sale", uuid7.New(), "line", uuid7.New(), "code", "p1").Status(200).Sees("Espelho", "Maria da Conceição", "R$ 115,00")
	s.Htmx().POST(s.at("/itens"), "sale", uuid7.New(), "line", uuid7.New(), "code", "P9").Status(422).Sees("Nenhum produto com P9.")
	var sale pdv.Sale
	s.Do(func(tx *db.Tx) (err error) {
		sale, _, err = pdv.OpenSale(tx, s.till.ID)
		return err
	})
	seller.POST(at+"/cancelar", "motivo", "desistiu").Status(422).Sees("está aberta no Caixa 1")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "115").Status(200)
	seller.GET(at).Status(200).Sees("Convertida em venda", on(sale, "")).Not("presale-entry")
	seller.POST(at+"/cancelar", "motivo", "").Status(422).Sees("Diga o motivo.")
	seller.POST(at+"/itens", "line", uuid7.New(), "code", "17").Status(422).Sees("já foi vendida")
	seller.GET("/pdv/pre-vendas?estado=convertida").Status(200).Sees("Pré-venda 1")
	if got := s.now(sale); got.CustomerID == nil || *got.CustomerID != maria.ID || got.SellerID != seller.Identity {
		t.Errorf("sale %+v", got)
	}
}

// TestTheCounterStory is a morning at the counter, by keyboard: a named seller's sale, one back for a voucher, a sale that
// waits for another till, and a pré-venda by its number.
func TestTheCounterStory(t *testing.T) {
	s := openShop(t)
	s.product("Espelho", "1701", 5000, 10)
	s.product("Moldura", "1702", 1000, 10)
	s.product("Vidro", "1703", 2000, 10)
	caio := s.hire("Caio Vendedor", account.Seller)
	s.As("gerente").POST("/pdv/comissoes", seller.RateField(caio), "10").Status(303)
	b := s.sitDown(browser.Counter)

	b.Ctrl('e').Until("the seller is asked", func() bool { return b.Count("#till-seller[open]") == 1 })
	b.Shot("pdv-vendedor")
	digit := browser.Eval[string](b, `[...document.querySelectorAll("#till-seller .till-choice")].find((e) => e.innerText.includes("Caio")).dataset.key`)
	b.Keys(digit).Until("the dialog closes", func() bool { return b.Count("dialog[open]") == 0 && focused(b) == "till-code" })
	b.Scan("1701").Scan("1702").Scan("1703").Until("three items", func() bool { return total(b) == "R$ 80,00" })
	b.Sees("Vendedor: Caio Vendedor")
	b.Keys(kb.F10).Sees("Como o cliente paga").Keys(kb.F10).Sees("Venda nº 1 finalizada")

	b.Ctrl('d').Sees("De qual venda são os itens que voltam?")
	b.Hand("1" + kb.Enter).Sees("Venda nº 1")
	b.Shot("pdv-devolver-procurar")
	b.Tap("#sold td a").Sees("O que volta")
	b.Type("[name=q1]", "1").Type("[name=reason]", "Não serviu")
	b.Shot("pdv-devolver")
	b.Tap("#return-form .button-primary").Sees("Devolução recebida.", "Vale-troca")
	b.Shot("pdv-devolvido")
	code := b.Text(".voucher-code")
	if !regexp.MustCompile(`^\w{4}-\w{4}-\w{4}$`).MatchString(code) {
		t.Errorf("the voucher's code is %q", code)
	}

	b.Tap(".head-actions .button").Sees("Caixa livre")
	settle(b)
	b.Scan("1703").Scan("1702").Until("two items", func() bool { return total(b) == "R$ 30,00" })
	b.Keys(kb.F10).Until("the voucher is offered", func() bool {
		return browser.Eval[string](b, `document.querySelector("#till-vale")?.value ?? ""`) == code && strings.Contains(b.Text("#till-rest"), "vale R$ 50,00")
	})
	b.Shot("pdv-troca")
	b.Keys(kb.F10).Sees("Venda nº 2 finalizada")
	s.GET(on(pdv.Sale{ID: s.newest().ID}, "/cupom")).Status(200).Sees("Vale-troca do resto: R$ 20,00")

	b.Go(s.at(""))
	settle(b)
	b.Scan("1702").Until("one item", func() bool { return total(b) == "R$ 10,00" })
	b.Keys(kb.F7).Until("the name is asked", func() bool { return focused(b) == "till-suspend-field" })
	b.Hand("Mesa da janela"+kb.Enter).Sees("Caixa livre").Until("ready for the next", func() bool { return focused(b) == "till-code" })
	made := s.As("gerente").POST("/pdv/caixas", "name", "Caixa 2", "depot_id", idOf(s.till.DepotID)).Status(303).Location()
	second := "/pdv/caixas/" + strings.TrimPrefix(made, "/pdv/caixas?caixa=")
	s.POST(second+"/abrir", "fundo", "0").Status(303)
	b.Go(second)
	settle(b)
	b.Keys(kb.F7).Sees("Mesa da janela")
	b.Shot("pdv-suspensas")
	b.Until("the first is focused", func() bool {
		return strings.Contains(browser.Eval[string](b, "document.activeElement.className"), "till-choice")
	})
	b.Keys(kb.Enter).Until("it goes on here", func() bool { return total(b) == "R$ 10,00" && b.Count("dialog[open]") == 0 })
	b.Keys(kb.F10).Sees("Como o cliente paga").Keys(kb.F10).Sees("Venda nº 1 finalizada")

	seller := s.As("vendedor")
	page := seller.GET("/pdv/pre-vendas/nova").Body()
	seller.PostForm("/pdv/pre-vendas", url.Values{"client": {valueOf(page, "client")}, "line": {valueOf(page, "line")}, "code": {"2*1703"}}).Status(303)
	b.Scan("P1").Sees("Vidro").Until("the pré-venda is here", func() bool { return total(b) == "R$ 40,00" && b.Count("#till-problem:not([hidden])") == 0 })
	b.Keys(kb.F10).Sees("Como o cliente paga").Keys(kb.F10).Sees("Venda nº 2 finalizada")
	b.Ctrl('o').Sees("Nenhuma espera nesta loja.")
	b.Keys(kb.Escape).Until("it closes", func() bool { return b.Count("dialog[open]") == 0 })
	if n := s.Count("vouchers"); n != 2 { // the first, and what the exchange left of it
		t.Errorf("%d vouchers", n)
	}
}
