package pdv_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

// move sends one of the till's cash forms, with more fields in pairs.
func (s *shop) move(who *webtest.Person, path, amount, reason string, more ...string) *webtest.Answer {
	s.T.Helper()
	return who.POST(s.at(path), append([]string{"uuid", uuid7.New(), "amount", amount, "motivo", reason}, more...)...)
}

// pay finalises a sale of one piece by this form of payment.
func (s *shop) pay(code, method, amount string) pdv.Sale {
	s.T.Helper()
	sale := s.scan(code)
	s.Htmx().POST(on(sale, "/finalizar"), "forma", method, "valor", amount).Status(200)
	return sale
}

// expected are the figures of the blind shift below: cash R$ 241,67, Pix R$ 82,30, crédito R$ 44,10, and the differences.
// A figure is told in reais or, in an attribute or in JSON, in centavos.
var expected = func() (figures []*regexp.Regexp) {
	for _, f := range []string{"241,67", "24167", "82,30", "8230", "44,10", "4410", "11,67", "1167", "7,70", "770"} {
		figures = append(figures, regexp.MustCompile(`(^|[^0-9,.])`+f+`([^0-9]|$)`))
	}
	return figures
}()

// blindShift sells so that no figure expected stands on a page for another reason: each is a sum that nobody typed.
func blindShift(t *testing.T) *shop {
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 3735, 90)
	s.product("Café", "18", 4115, 90)
	s.product("Sal", "19", 2205, 90)
	for range 3 {
		s.pay("17", "dinheiro", "37,35")
	}
	s.pay("18", "dinheiro", "41,15")
	s.pay("18", "pix", "41,15")
	s.pay("18", "pix", "41,15")
	s.pay("19", "credito", "22,05")
	s.pay("19", "credito", "22,05")
	s.move(s.Person, "/suprimento", "12,80", "Troco", "source", "cofre").Status(303)
	s.move(s.Person, "/sangria", "24,33", "Excesso").Status(303)
	return s
}

var uuids = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

func TestNothingThatTheOperatorReachesTellsWhatThereShouldBe(t *testing.T) {
	t.Parallel()
	s := blindShift(t)
	seen := map[string]bool{}
	look := func(when string, more ...string) {
		for _, page := range s.Crawl(append(more, "/", "/pdv", "/pdv?escolher=1", s.at(""), s.at("/gaveta"), "/pdv/caixas", "/pdv/vendas", "/pdv/vendas?de=hoje&ate=hoje&estado=todas", "/pdv/prova")...) {
			seen[page.Path] = true
			body := uuids.ReplaceAllString(s.GET(page.Path).Body(), "") // a form's own may hold any digits
			for _, figure := range expected {
				if at := figure.FindStringIndex(body); at != nil {
					t.Errorf("%s: %s tells %s: …%s…", when, page.Path, figure, body[max(0, at[0]-80):min(len(body), at[1]+40)])
				}
			}
		}
	}
	look("open", s.at("/fechar"), s.at("/leitura-x"))
	s.POST(s.at("/fechar"), "n_20000", "1", "n_2000", "1", "n_1000", "1", "m_pix", "90", "m_credito", "44").Status(303)
	look("closed")
	if !seen[s.at("/leitura-x")] || !seen["/pdv/caixas"] || len(seen) < 15 {
		t.Errorf("only %d pages were looked at", len(seen))
	}
	boss := s.As("gerente").GET(fmt.Sprintf("/pdv/turnos/%d", s.shift())).Status(200)
	boss.Sees("R$ 241,67", "R$ 230,00", "−R$ 11,67", "R$ 82,30", "R$ 7,70", "R$ 44,10", "1 × 200,00")
	s.As("financeiro").GET(s.at("/z/1")).Status(200).Sees("Redução Z nº 1", "241,67", "0 lacunas", "corrente íntegra", "1 a 8")
	s.GET(s.at("/z/1")).Status(403)
}

// shift is the till's newest.
func (s *shop) shift() (id int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		id, err = tills.LastShift(tx, s.till.ID)
		return err
	})
	return id
}

func TestASangriaPrintsTwoCopiesAndIsDoneOnce(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	form := []string{"uuid", uuid7.New(), "amount", "30,00", "motivo", "Excesso"}
	first := s.POST(s.at("/sangria"), form...).Status(303).Location()
	if again := s.POST(s.at("/sangria"), form...).Status(303).Location(); again != first {
		t.Errorf("the second time made %s", again)
	}
	paper := s.GET(first).Status(200).Sees("Sangria", "1ª via", "2ª via", "R$ 30,00", "Excesso", "Quem entrega", "Operador", "Ana")
	if n := strings.Count(paper.Body(), "receipt-sign"); n != 4 {
		t.Errorf("%d lines to sign on", n)
	}
	s.Htmx().POST(s.at("/sangria"), "uuid", uuid7.New(), "amount", "70,01", "motivo", "Excesso").Status(422).
		Sees("Não há tanto dinheiro nesta gaveta").Not("70,00")
	s.Htmx().POST(s.at("/sangria"), "uuid", uuid7.New(), "amount", "70", "motivo", "Excesso").Status(200).
		Sees(`id="till-sangria-form"`, `id="till-last"`, "Imprimir comprovante")
	s.As("vendedor").POST(s.at("/sangria"), form...).Status(403)
}

func TestAnExpenseIsPaidAndLinkedBothWays(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.move(s.Person, "/despesa", "25", "Motoboy", "category", "Entregas e fretes", "supplier", "Ninguém").Status(422).Sees("Ninguém no cadastro com este nome")
	s.customer("Moto Expresso", 0)
	receipt := s.move(s.Person, "/despesa", "25", "Motoboy", "category", "Entregas e fretes", "supplier", "moto expresso").Status(303).Location()
	s.GET(receipt).Status(200).Sees("Despesa paga no caixa", "Entregas e fretes", "R$ 25,00")
	var title int64
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&title, `select t.id from titles t join till_events e on e.account_id = t.account_id and e.title_id = t.id where t.account_id = $1`)
	})
	s.As("financeiro").GET(fmt.Sprintf("/erp/financeiro/%d", title)).Status(200).Sees("Moto Expresso", "Despesa paga no caixa", receipt, "Quitado")
}

func TestTheDrawerIsOpenedForAReasonAndSeenByTheOwner(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.POST(s.at("/gaveta"), "uuid", uuid7.New(), "motivo", "").Status(422).Sees("Diga o motivo.")
	s.POST(s.at("/gaveta"), "uuid", uuid7.New(), "motivo", "Trocar uma nota").Status(303)
	s.product("Arroz 5 kg", "17", 5000, 10)
	sale := s.pay("17", "dinheiro", "50")
	s.As("gerente").POST(on(sale, "/cancelar"), "motivo", "cliente desistiu").Status(303)
	for range 2 {
		s.Htmx().POST(on(sale, "/imprimir")).Status(200)
	}
	s.GET(on(sale, "/cupom")).Status(200).Sees("3ª VIA")
	owner := s.As("dono")
	page := owner.GET("/pdv/atencao").Status(200).Sees("Gaveta aberta sem venda", "Venda cancelada depois de paga", "R$ 50,00", "Cupom reimpresso")
	if cancelled, opened := strings.Index(page.Body(), "Venda cancelada depois"), strings.Index(page.Body(), "Gaveta aberta sem"); cancelled > opened {
		t.Error("the cancellation does not come first")
	}
	owner.GET("/pdv/atencao/lista?tipo=gaveta").Status(200).Sees("Trocar uma nota").Not("cliente desistiu")
	owner.GET("/pdv/atencao/lista?tipo=venda_cancelada").Status(200).Sees("cliente desistiu", on(sale, ""))
	owner.GET(on(sale, "")).Status(200).Sees("Trilha", "Cupom reimpresso")
	s.GET("/pdv/atencao").Status(403)
}

// settings writes the account's settings of the drawer.
func (s *shop) settings(statement string) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste"})
		_, err := tx.Exec(`update account_settings set ` + statement + ` where account_id = $1`)
		return err
	})
}

func TestTheTillAsksForASangriaWithoutSayingWhatTheDrawerHolds(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.settings("drawer_alert = 9000")
	s.GET(s.at("")).Status(200).Sees("Há mais de R$ 90,00 na gaveta: faça uma sangria.").Not("R$ 100,00")
	s.move(s.Person, "/sangria", "20", "Excesso").Status(303)
	s.GET(s.at("")).Status(200).Not("Há mais de")
	s.Htmx().GET(s.at("/gaveta")).Status(200).Not("Há mais de").Sees(`id="till-alert"`)
}

// pin gives the person a PIN.
func (s *shop) pin(who *webtest.Person, pin string) {
	s.T.Helper()
	phc, err := account.HashPIN(s.Account.ID, who.Identity, pin)
	if err != nil {
		s.T.Fatal(err)
	}
	s.Do(func(tx *db.Tx) error { return account.SetPIN(tx, who.Identity, phc) })
}

func TestTheOperatorTakesOverByPINAndTheSessionStaysBeside(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	bia := s.As("vendedor")
	s.pin(bia, "8264")
	s.POST(s.at("/operador"), "operator", idOf(bia.Identity), "pin", "1111").Status(422).Sees("PIN errado.")
	s.POST(s.at("/operador"), "operator", idOf(bia.Identity), "pin", "8264").Status(303)
	if sale := s.scan("17"); sale.OperatorID != bia.Identity {
		t.Errorf("the sale's operator is %d", sale.OperatorID)
	}
	s.As("dono").GET("/conta/auditoria?q=lançado").Status(200).Sees("Ana (sessão de Ana)")
	other := &shop{Site: s.Site, Person: s.As("gerente"), till: s.till}
	if sale := other.scan("17"); sale.OperatorID != other.Identity {
		t.Error("another session sells as Bia too")
	}
}
