package pdv_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
)

// owes is what somebody owes on fiado.
func (s *shop) owes(who person.Person) (owed money.Cents) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		owed, _, err = finance.Credit(tx, who.ID)
		return err
	})
	return owed
}

// onFiado sells on a customer's fiado, due that day.
func (s *shop) onFiado(who person.Person, code, value, due string) {
	s.T.Helper()
	sale := s.scan(code)
	s.Htmx().POST(on(sale, "/cliente"), "person", idOf(who.ID)).Status(200)
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "fiado", "valor", value, "vencimento", due).Status(200)
}

func TestFiadoAboveTheLimitIsASupervisorsToAllow(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	maria := s.customer("Maria da Conceição", 3000)
	boss := s.withPIN("4321", "gerente")
	sale := s.scan("17")
	s.Htmx().GET(on(sale, "/pagamento?forma=fiado")).Status(200).Sees("Para vender fiado, informe o cliente da venda")
	s.Htmx().POST(on(sale, "/cliente"), "person", idOf(maria.ID)).Status(200)
	s.Htmx().GET(on(sale, "/pagamento?forma=fiado")).Status(200).Sees("Deve R$ 0,00 de um limite de R$ 30,00: cabem R$ 30,00.", "Usar R$ 30,00")
	asked := s.Htmx().POST(on(sale, "/finalizar"), "forma", "fiado", "valor", "50").Status(422).Announced(0).
		Sees(`id="till-authorise"`, "Fiado acima do limite: R$ 20,00", "O limite de fiado de Maria da Conceição é R$ 30,00")
	given := s.Htmx().POST("/pdv/autorizar", append(carried(asked), "supervisor", idOf(boss.Identity), "pin", "4321")...).Status(200)
	s.Htmx().POST(on(sale, "/finalizar"), carried(given)...).Status(200).Sees("Venda nº 1 finalizada")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "fiado", "valor", "50").Status(200) // the same again
	if owed := s.owes(maria); owed != 5000 {
		t.Errorf("Maria owes %s", owed)
	}
	s.As("dono").GET(on(sale, "")).Status(200).Sees("Fiado acima do limite")
	next := s.scan("17")
	s.Htmx().POST(on(next, "/cliente"), "person", idOf(maria.ID)).Status(200)
	s.Htmx().POST(on(next, "/finalizar"), append(carried(given), "x", "y")...).Status(422).Sees("Esta autorização já foi usada")
	s.whole()
}

func TestFiadoIsReceivedOldestFirstAndOnce(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	maria := s.customer("Maria da Conceição", 20000)
	s.onFiado(maria, "17", "50", "2026-12-30")
	s.onFiado(maria, "17", "50", "2026-12-01")
	s.GET(s.at("/fiado?q=conceicao")).Status(200).Sees("Maria da Conceição")
	s.GET(s.at("/fiado?pessoa="+idOf(maria.ID))).Status(200).Sees("R$ 100,00", "Caixa 1 nº 1", "Caixa 1 nº 2").Not("Vale-troca")
	key := uuid7.New()
	form := func(more ...string) []string {
		return append([]string{"key", key, "pessoa", idOf(maria.ID)}, more...)
	}
	first := s.POST(s.at("/fiado"), form("forma", "dinheiro", "valor", "60")...).Status(303).Location()
	if again := s.POST(s.at("/fiado"), form("forma", "dinheiro", "valor", "60")...).Status(303).Location(); again != first {
		t.Errorf("the second click made %s beside %s", again, first)
	}
	s.POST(s.at("/fiado"), form("forma", "dinheiro", "valor", "40")...).Status(409)
	s.GET(first).Status(200).Sees("R$ 60,00", "Ainda deve", "R$ 40,00", "Caixa 1 nº 2", "Caixa 1 nº 1")
	s.GET(first+"/recibo").Status(200).Sees("RECIBO DE FIADO", "Maria da Conceição", "Operador: Ana", "40,00")
	var firstDue, secondDue money.Cents
	s.Do(func(tx *db.Tx) error {
		titles, _, err := finance.ListOwed(tx, maria.ID)
		if err != nil || len(titles) != 1 {
			t.Errorf("%d titles are open: %v", len(titles), err)
			return err
		}
		firstDue, secondDue = titles[0].Open, titles[0].Amount
		return nil
	})
	if firstDue != 4000 || secondDue != 5000 {
		t.Errorf("open: %s of %s", firstDue, secondDue)
	}
	if drawer := s.drawer(); drawer != 16000 {
		t.Errorf("the drawer holds %s, want the float and R$ 60,00", drawer)
	}
	if owed := s.owes(maria); owed != 4000 {
		t.Errorf("Maria owes %s", owed)
	}
	for _, c := range []struct{ method, value, says string }{
		{"fiado", "10", "O que se deve não se paga com Fiado"}, {"vale_troca", "10", "O que se deve não se paga com Vale-troca"},
		{"pix", "50", "A dívida é de R$ 40,00: só dinheiro dá troco."}, {"pix", "0", "Informe quanto a pessoa paga"}, {"ouro", "10", "Escolha uma forma"},
	} {
		s.POST(s.at("/fiado"), "key", uuid7.New(), "pessoa", idOf(maria.ID), "forma", c.method, "valor", c.value).Status(422).Sees(c.says)
	}
	s.POST(s.at("/fiado"), "key", "x", "pessoa", idOf(maria.ID), "forma", "pix", "valor", "10").Status(422).Sees("recarregue a página")
	s.POST(s.at("/fiado"), "key", uuid7.New(), "pessoa", "1", "forma", "pix", "valor", "10").Status(404)
	s.whole()
}

func (s *shop) drawer() (c money.Cents) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		c, err = finance.Balance(tx, s.till.MoneyAccountID)
		return err
	})
	return c
}

func TestFiadoPaidByCardWaitsForTheCard(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	maria := s.customer("Maria da Conceição", 20000)
	s.onFiado(maria, "17", "50", "")
	bank := s.balance()
	at := s.POST(s.at("/fiado"), "key", uuid7.New(), "pessoa", idOf(maria.ID), "forma", "credito", "valor", "50", "parcelas", "2", "bandeira", "Visa", "nsu", "77").Status(303).Location()
	s.GET(at).Status(200).Sees("Crédito em 2 parcelas")
	s.GET(at + "/recibo").Status(200).Sees("Visa · NSU 77")
	if s.balance() != bank || s.owes(maria) != 0 || s.drawer() != 10000 {
		t.Errorf("bank %d (was %d), Maria owes %s, drawer %s", s.balance(), bank, s.owes(maria), s.drawer())
	}
	dono := s.As("dono")
	dono.GET("/erp/financeiro").Status(200).Sees("Fiado · Caixa 1 (1/2)", "R$ 25,00")
	var title int64
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&title, `select min(id) from titles where account_id = $1 and origin_kind = 'fiado'`)
	})
	dono.GET("/erp/financeiro/"+idOf(title)).Status(200).Sees("Fiado recebido no caixa", at)
	s.whole()
	dono.POST("/erp/financeiro/"+idOf(title)+"/cancelar", "motivo", "o cartão era de outra pessoa").Status(303)
	if s.balance() != bank+2500 {
		t.Errorf("the bank holds %d, was %d", s.balance(), bank)
	}
	cash := s.POST(s.at("/fiado"), "key", uuid7.New(), "pessoa", idOf(maria.ID), "forma", "dinheiro", "valor", "10").Status(422)
	cash.Sees("Esta pessoa não deve nada no fiado.")
	s.whole()
}

func TestCashBeyondTheDebtGivesChange(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	maria := s.customer("Maria da Conceição", 20000)
	s.onFiado(maria, "17", "50", "")
	at := s.POST(s.at("/fiado"), "key", uuid7.New(), "pessoa", idOf(maria.ID), "forma", "dinheiro", "valor", "100").Status(303).Location()
	s.GET(at+"/recibo").Status(200).Sees("Troco", "50,00", "Ainda deve", "0,00")
	if s.drawer() != 15000 {
		t.Errorf("the drawer holds %s", s.drawer())
	}
	other := openShop(t)
	other.GET(at).Status(404)
	other.GET(at + "/recibo").Status(404)
	s.As("estoquista").GET(s.at("/fiado")).Status(403)
	s.POST(s.at("/fechar"), "counted", "150").Status(303)
	s.POST(s.at("/fiado"), "key", uuid7.New(), "pessoa", idOf(maria.ID), "forma", "dinheiro", "valor", "1").Status(422).Sees("está fechado")
	s.whole()
}
