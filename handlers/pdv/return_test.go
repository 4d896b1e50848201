package pdv_test

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/web/webtest"
)

// sold is a sale paid in cash.
func (s *shop) sold(paid money.Cents, codes ...string) pdv.Sale {
	s.T.Helper()
	sale := s.scan(codes...)
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", paid.Input()).Status(200)
	return s.now(sale)
}

// returnForm is the form as the page draws it.
func (s *shop) returnForm(p *webtest.Person, sale pdv.Sale) url.Values {
	s.T.Helper()
	page := p.GET(on(sale, "/devolver") + fmt.Sprintf("?caixa=%d", s.till.ID)).Status(200).Body()
	form := url.Values{}
	for _, name := range []string{"key", "depot_id", "till_id", "caixa"} {
		form.Set(name, valueOf(page, name))
	}
	form.Set("refund", "vale_troca")
	form.Set("reason", "Não serviu")
	return form
}

// valueOf is what stands in a field of a page: an input, or the chosen option.
func valueOf(page, name string) string {
	if m := regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(page); m != nil {
		return m[1]
	}
	_, after, _ := strings.Cut(page, `name="`+name+`"`)
	if m := regexp.MustCompile(`value="(\d+)" selected`).FindStringSubmatch(after); m != nil {
		return m[1]
	}
	return ""
}

func TestACustomerBringsOneBackForAVoucher(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Espelho", "17", 5000, 10)
	s.product("Moldura", "18", 1000, 10)
	sale := s.sold(11000, "17", "17", "18")
	for _, q := range []string{"1", fmt.Sprint(sale.ID), "18", "Moldura"} {
		a := s.GET("/pdv/devolucoes/nova?q=" + url.QueryEscape(q)).Status(200)
		if q != "Moldura" {
			a.Sees("Venda nº 1")
		}
	}
	form := s.returnForm(s.Person, sale)
	form.Set("q1", "2")
	s.PostForm(on(sale, "/devolver"), form).Status(422).Announced(0).Sees("Só 1 un de Espelho podem ser devolvidos.", `value="2"`)
	form.Set("q1", "1")
	form.Set("reason", "")
	s.PostForm(on(sale, "/devolver"), form).Status(422).Sees("Diga por que os itens voltam.")
	form.Set("reason", "Não serviu")
	first := s.PostForm(on(sale, "/devolver"), form).Status(303).Announced(1).Location()
	if again := s.PostForm(on(sale, "/devolver"), form).Status(303).Announced(0).Location(); again != first {
		t.Errorf("sent twice: %s and %s", first, again)
	}
	page := s.GET(first).Status(200).Sees("R$ 50,00", "Vale-troca", "Não serviu", "Imprimir o vale-troca").Body()
	paper := regexp.MustCompile(`/pdv/vales/\d+`).FindString(page)
	s.GET(paper).Status(200).Sees("VALE-TROCA", "R$ 50,00")
	s.GET("/pdv/devolucoes").Status(200).Sees("Caixa 1 nº 1", "R$ 50,00")
	s.GET(on(sale, "")).Status(200).Sees("Devoluções", "Vale-troca").Not("Cancelar venda")
	s.As("vendedor").GET(first).Status(200).Not("Imprimir o vale-troca")
	s.As("vendedor").GET(paper).Status(403)
}

func TestAReturnAboveTheLimitAsksForASupervisor(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Televisor", "90", 100000, 10)
	boss, seller := s.withPIN("4321", "gerente"), s.As("vendedor")
	sale := s.sold(200000, "90", "90")
	s.POST("/pdv/devolucoes/limite", "limit", "1").Status(403)
	boss.POST("/pdv/devolucoes/limite", "limit", "-1").Status(422).Sees("O limite não pode ser negativo.")
	boss.POST("/pdv/devolucoes/limite", "limit", "500,00").Status(303)
	for _, who := range []*webtest.Person{s.Person, seller} {
		form := s.returnForm(who, sale)
		form.Set("q1", "1")
		if who == seller {
			form.Del("q1")
			form.Set("q2", "1")
		}
		asked := who.PostForm(on(sale, "/devolver"), form).Status(422).Announced(0).Sees("Devolução: R$ 1.000,00", "Quem autoriza")
		given := who.POST("/pdv/autorizar", append(carried(asked), "supervisor", idOf(boss.Identity), "pin", "4321")...).Status(200)
		done := who.POST(on(sale, "/devolver"), carried(given)...).Status(303).Location()
		who.GET(done).Status(200).Sees("Autorizada por", "Imprimir o vale-troca", "Trocar no caixa")
	}
}

func TestAReturnInCashNeedsAnOpenTillAndAnotherAccountSeesNothing(t *testing.T) {
	t.Parallel()
	s, other := openShop(t), openShop(t)
	s.product("Espelho", "17", 5000, 10)
	sale := s.sold(5000, "17")
	form := s.returnForm(s.Person, sale)
	form.Set("q1", "1")
	form.Set("refund", "dinheiro")
	form.Set("till_id", "")
	s.PostForm(on(sale, "/devolver"), form).Status(422).Sees("Escolha o caixa de onde sai o dinheiro.")
	form.Set("till_id", idOf(s.till.ID))
	form.Set("depot_id", idOf(other.till.DepotID))
	s.PostForm(on(sale, "/devolver"), form).Status(422).Sees("Escolha o depósito para onde os itens voltam.")
	form.Set("depot_id", idOf(s.till.DepotID))
	other.PostForm(on(sale, "/devolver"), form).Status(404)
	done := s.PostForm(on(sale, "/devolver"), form).Status(303).Location()
	s.GET(done).Status(200).Sees("Em dinheiro", "R$ 50,00")
	other.GET(done).Status(404)
}
