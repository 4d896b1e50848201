package pdv_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/pdv/tills"
	"omniservicos/web/webtest/browser"
)

// held makes a shop whose terminal has sold twice without the server.
func (s *shop) held(t *testing.T) (*wire, *browser.Profile, *browser.Tab) {
	t.Helper()
	s.product("Arroz 5 kg", "1701", 2990, 500)
	w, profile := s.wire(), browser.NewProfile(t)
	b := profile.Open(w.url(), s.Token, browser.Counter).Go(s.at(""))
	settle(b)
	ableToSellAlone(b)
	w.stop()
	b.Scan("1701").Until("the till sells by itself", func() bool { return strings.Contains(pillSays(b), "Sem conexão") && total(b) == "R$ 29,90" })
	browser.Eval[bool](b, `(document.querySelector(".till-receive").requestSubmit(), true)`)
	b.Sees("Como o cliente paga")
	browser.Eval[bool](b, `(document.querySelector("#till-payment-form").requestSubmit(), true)`)
	b.Sees("Venda 1-1-1 em contingência")
	browser.Eval[bool](b, rings+`(1, "1701")`)
	b.Until("two wait", func() bool { return strings.Contains(pillSays(b), "2 pendentes") })
	return w, profile, b
}

const closes = `.card form [type="submit"]:not([disabled])`

func TestClosingListsWhatThisComputerHasNotSentAndSendsItFirst(t *testing.T) {
	s := openShop(t)
	s.withPIN("4321", "gerente")
	w, _, b := s.held(t)

	b.Click(`a[href$="/fechar"]`).Sees("Este caixa continua vendendo", "2 vendas por enviar", "1-1-2")
	if !strings.HasSuffix(b.Path(), idOf(s.till.ID)) {
		t.Fatalf("without the server the page left for %s", b.Path())
	}
	w.broken.Store(true) // the server is there, but takes nothing in
	w.start()
	b.Go(s.at("/fechar")).Sees("2 vendas deste computador ainda não foram enviadas.", "1-1-1", "1-1-2", "R$ 29,90", "O envio não foi possível agora")
	b.Shot("pdv-fechar-pendentes")
	b.Type(`[name="counted"]`, "100").Click(closes).Sees("2 vendas de R$ 59,80 ainda não foram enviadas: espere o envio, ou marque abaixo")
	b.Sees("O envio não foi possível agora").Click(`[name="leave"]`).Click(closes).Sees("peça a um gerente que autorize fechar assim", "Fechamento com vendas por enviar")
	b.Shot("pdv-fechar-autorizar")

	w.broken.Store(false)
	b.Go(s.at("/fechar")).Until("they are sent first", func() bool {
		return s.countSales() == 2 && browser.Eval[bool](b, `document.querySelector("[data-closing]").hidden`)
	})
	s.haveArrived(t, 2, 2*2990)
	b.Type(`[name="counted"]`, "159,80").Click(closes).Sees("Caixa fechado")
}

func (s *shop) countSales() (n int) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&n, `select count(*) from sales where account_id = $1 and state = 'finalizada'`)
	})
	return n
}

func TestAManagerClosesWithSalesStillToBeSentAndTheyArriveLater(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.product("Arroz 5 kg", "1701", 2990, 10)
	terminal := s.enrol()
	sold, _ := s.offline(1, rice, 2990)
	left := `{"number":"1-1-1","epoch":1,"seq":1,"at":1795546800000,"total":2990}`
	s.withPIN("4321", "gerente")
	s.POST(s.at("/fechar"), "counted", "129,90", "unsent", left).Status(422).Sees("A venda 1-1-1 de R$ 29,90 ainda não foi enviada: espere o envio")
	s.POST(s.at("/fechar"), "counted", "129,90", "unsent", left, "leave", "1").Status(422).Sees("peça a um gerente")
	s.POST(s.at("/fechar"), "counted", "129,90", "unsent", "rabisco", "leave", "1").Status(422).Sees("não pôde ser lida")
	boss, shift := s.As("gerente"), s.shiftPath()
	boss.POST(s.at("/fechar"), "counted", "129,90", "unsent", left, "leave", "1").Status(303)
	boss.GET(shift).Status(200).Sees("Este fechamento é provisório", "1-1-1", "Por enviar")
	sends(s.Person, "/pdv/sincronizar", map[string]any{"terminal": terminal, "documents": []any{sold}}).Status(200).Sees("turno_fechado")
	boss.GET(shift).Status(200).Sees("Todas chegaram depois", "Chegou").Not("provisório")
	s.whole()
}

// shiftPath is the page of the shift that runs.
func (s *shop) shiftPath() (path string) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		till, err := tills.Find(tx, s.till.ID)
		path = "/pdv/turnos/" + idOf(*till.ShiftID)
		return err
	})
	return path
}
