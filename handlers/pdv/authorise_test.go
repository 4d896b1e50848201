package pdv_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/pdv/authority"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// withPIN hires somebody who has a PIN.
func (s *shop) withPIN(pin string, roles ...string) *webtest.Person {
	s.T.Helper()
	p := s.As(roles...)
	phc, err := account.HashPIN(s.Account.ID, p.Identity, pin)
	if err != nil {
		s.T.Fatal(err)
	}
	s.Do(func(tx *db.Tx) error { return account.SetPIN(tx, p.Identity, phc) })
	return p
}

var hiddenFields = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)">`)

// carried are the hidden fields of the form that the answer brings: what a browser would send.
func carried(a *webtest.Answer) (fields []string) {
	for _, m := range hiddenFields.FindAllStringSubmatch(a.Body(), -1) {
		if m[1] != "conta" {
			fields = append(fields, m[1], html.UnescapeString(m[2]))
		}
	}
	return fields
}

func TestASupervisorsPINLetsTheRefusedFormThrough(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Televisor", "90", 100000, 10)
	boss := s.withPIN("4321", "gerente")
	sale := s.scan("90")
	asked := s.Htmx().POST(on(sale, "/desconto"), "discount", "10%").Status(422).Announced(0).
		Sees(`id="till-authorise"`, "Desconto acima do limite: R$ 100,00", "Seu limite de desconto nesta venda é R$ 50,00", "Quem autoriza", "Gerente")
	who := []string{"supervisor", idOf(boss.Identity)}
	s.Htmx().POST("/pdv/autorizar", append(carried(asked), append(who, "pin", "1111")...)...).Status(422).Sees("PIN errado.")
	given := s.Htmx().POST("/pdv/autorizar", append(carried(asked), append(who, "pin", "4321")...)...).Status(200).Sees("data-authorised", on(sale, "/desconto"))
	again := carried(given)
	s.Htmx().POST(on(sale, "/desconto"), again...).Status(200).Sees("−R$ 100,00", "R$ 900,00")
	s.Htmx().POST(on(sale, "/desconto"), again...).Status(200) // it stands already
	s.Htmx().POST(on(sale, "/desconto"), "discount", "").Status(200).Sees("R$ 1.000,00")
	s.Htmx().POST(on(sale, "/desconto"), again...).Status(422).Sees("Esta autorização já foi usada")
	s.Htmx().POST(on(sale, "/desconto"), "discount", "11%").Status(422).Sees(`id="till-authorise"`)
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "1000").Status(200)
	s.As("dono").GET(on(sale, "")).Status(200).Sees("Autorizações", "Desconto acima do limite", "R$ 100,00", "Ana")
	if got := s.now(sale); got.OperatorID != s.Identity {
		t.Errorf("the operator became %d", got.OperatorID)
	}
	for action, want := range map[string]int{"PIN errado no caixa": 1, "Autorização dada": 1} {
		var n int
		s.Do(func(tx *db.Tx) error {
			return tx.Get(&n, `select count(*) from audit_lines where account_id = $1 and action = $2 and identity_id = $3`, action, s.Identity)
		})
		if n != want {
			t.Errorf("%s: %d lines", action, n)
		}
	}
}

func TestAPlainFormIsAuthorisedOnPagesOfItsOwn(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Televisor", "90", 100000, 10)
	boss := s.withPIN("4321", "gerente")
	sale := s.scan("90")
	asked := s.POST(on(sale, "/desconto"), "discount", "100,00").Status(422).Sees("Desconto acima do limite", "Quem autoriza")
	given := s.POST("/pdv/autorizar", append(carried(asked), "supervisor", idOf(boss.Identity), "pin", "4321")...).Status(200).Sees("Autorizado por Ana", "Continuar")
	s.POST(on(sale, "/desconto"), carried(given)...).Status(303)
	if got := s.now(sale); got.Discount != 10000 {
		t.Errorf("discount %s", got.Discount)
	}
}

func TestGuessingAPINEndsAfterFiveTriesAtThatTill(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Televisor", "90", 100000, 10)
	boss, other := s.withPIN("4321", "gerente"), s.withPIN("8642", "dono")
	asked := carried(s.Htmx().POST(on(s.scan("90"), "/desconto"), "discount", "10%").Status(422))
	try := func(who *webtest.Person, pin string) *webtest.Answer {
		return s.Htmx().POST("/pdv/autorizar", append(asked, "supervisor", idOf(who.Identity), "pin", pin)...)
	}
	for range 5 {
		try(boss, "9999").Status(422).Sees("PIN errado.")
	}
	try(boss, "4321").Status(422).Sees("Foram muitos PINs errados desta pessoa neste caixa")
	try(other, "8642").Status(200)
}

func TestNobodyAllowsWhatTheyAskOrMayNot(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Televisor", "90", 100000, 10)
	sale := s.scan("90")
	s.Htmx().POST(on(sale, "/desconto"), "discount", "10%").Status(422).Sees("Seu limite de desconto nesta venda").Not(`id="till-authorise"`)
	seller, boss := s.withPIN("8642", "vendedor"), s.withPIN("4321", "gerente")
	asked := carried(s.Htmx().POST(on(sale, "/desconto"), "discount", "10%").Status(422))
	s.Htmx().POST("/pdv/autorizar", append(asked, "supervisor", idOf(seller.Identity), "pin", "8642")...).Status(422).Sees("não pode autorizar isto")
	boss.Htmx().POST("/pdv/autorizar", append(asked, "supervisor", idOf(boss.Identity), "pin", "4321")...).Status(422).Sees("não pode autorizar isto")
	for _, wrong := range [][]string{{"act", "voar"}, {"till", "1"}, {"amount", "-1"}, {"amount", "abc"}, {"path", "//evil.example"}, {"path", "/conta/perfil"}, {"form", "%zz"}} {
		fields := append([]string{}, asked...)
		for i := 0; i < len(fields); i += 2 {
			if fields[i] == wrong[0] {
				fields[i+1] = wrong[1]
			}
		}
		if code := s.Htmx().POST("/pdv/autorizar", append(fields, "supervisor", idOf(boss.Identity), "pin", "4321")...).Code(); code != 422 && code != 404 {
			t.Errorf("%v answered %d", wrong, code)
		}
	}
	var n int
	s.Do(func(tx *db.Tx) error { return tx.Get(&n, `select count(*) from grants where account_id = $1`) })
	if n != 0 {
		t.Errorf("%d grants were given", n)
	}
	openShop(t).Htmx().POST("/pdv/autorizar", append(asked, "supervisor", idOf(boss.Identity), "pin", "4321")...).Status(404)
}

func TestTheSupervisorTypesAPINAtTheTill(t *testing.T) {
	s := openShop(t)
	s.product("Televisor", "9001", 100000, 10)
	s.withPIN("8642", "dono")
	s.withPIN("4321", "gerente")
	b := s.sitDown(browser.Counter)
	b.Scan("9001").Until("it is on the sale", func() bool { return total(b) == "R$ 1.000,00" })
	b.Keys(kb.F4).Until("the discount is asked", func() bool { return focused(b) == "till-discount-field" })
	b.Hand("10%" + kb.Enter).Sees("Desconto acima do limite: R$ 100,00")
	b.Until("the PIN is asked", func() bool { return focused(b) == "till-pin" })
	b.Shot("pdv-pin")
	b.Hand("9999" + kb.Enter).Sees("PIN errado.")
	b.Shot("pdv-pin-errado")
	b.Keys(kb.ArrowUp + kb.ArrowUp).Hand("8642" + kb.Enter)
	b.Until("the discount is given", func() bool { return total(b) == "R$ 900,00" })
	b.Until("every dialog is closed", func() bool { return b.Count("dialog[open]") == 0 && focused(b) == "till-code" })
	var used []authority.Grant
	s.Do(func(tx *db.Tx) (err error) {
		used, err = authority.UsedOn(tx, s.newest().ID)
		return err
	})
	if len(used) != 1 || !strings.Contains(used[0].Act, "desconto") {
		t.Errorf("grants %+v", used)
	}
}
