package pdv_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/erp/payment"
)

func (s *shop) config() (c payment.Config) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		c, err = payment.Of(tx)
		return err
	})
	return c
}

func TestAManagerSaysHowTheShopIsPaid(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.GET("/pdv/formas").Status(403)
	boss := s.As("gerente")
	boss.GET("/pdv/formas").Status(200).Sees("Dinheiro", "Vale-troca", "Cheque", "até 12×", "30, 60, 90… dias", "Chave Pix")
	boss.GET("/pdv/formas/nova").Status(200).Sees("Nova forma de pagamento")
	boss.POST("/pdv/formas", "title", "Vale-refeição", "kind", "outro", "max_instalments", "1", "active", "1").Status(303).Announced(0)
	boss.POST("/pdv/formas", "title", "vale refeicao", "kind", "outro", "max_instalments", "1").Status(303) // other words, another form
	boss.POST("/pdv/formas", "title", "VALE-REFEIÇÃO", "kind", "outro", "max_instalments", "1").Status(422).Sees("Já existe uma forma de pagamento com este nome.")
	if m, known := s.config().Find("vale_refei__o"); known {
		t.Errorf("the accent was lost: %+v", m)
	}
	if m, known := s.config().Find("vale_refeicao"); !known || m.Position != 8 || !m.Active {
		t.Errorf("the meal card is %+v", m)
	}
	for _, c := range []struct {
		fields []string
		says   string
	}{
		{[]string{"title", "", "kind", "outro", "max_instalments", "1"}, "Informe o nome da forma de pagamento"},
		{[]string{"title", "Fiado 2", "kind", "fiado", "max_instalments", "1"}, "Escolha o tipo da forma de pagamento."},
		{[]string{"title", "Carnê", "kind", "outro", "max_instalments", "61"}, "Informe de 1 a 60 parcelas."},
		{[]string{"title", "Pix do site", "kind", "pix", "max_instalments", "1", "money_account_id", "77"}, "Escolha uma conta bancária da lista."},
		{[]string{"title", strings.Repeat("x", 31), "kind", "outro", "max_instalments", "1"}, "30 letras"},
	} {
		boss.POST("/pdv/formas", c.fields...).Status(422).Sees(c.says)
	}
	boss.POST("/pdv/formas/dinheiro", "title", "Dinheiro vivo").Status(303)
	boss.POST("/pdv/formas/cheque", "title", "Cheque").Status(303) // not in use any more
	boss.POST("/pdv/formas/pix/mover", "passo", "-1").Status(303)
	boss.POST("/pdv/formas/bitcoin", "title", "Bitcoin").Status(404)
	c := s.config()
	if m, _ := c.Find("cheque"); m.Active {
		t.Error("the cheque is still in use")
	}
	if m, _ := c.Find("dinheiro"); !m.Active || m.Title != "Dinheiro vivo" || m.Position != 2 {
		t.Errorf("cash is %+v", m)
	}
	s.product("Arroz 5 kg", "17", 5000, 10)
	sale := s.scan("17")
	s.Htmx().GET(on(sale, "/pagamento")).Status(200).Sees("Vale-refeição", "Dinheiro vivo").Not("Cheque<")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "cheque", "valor", "50", "banco", "341", "cheque", "1").Status(422).Sees("Cheque não está em uso nesta conta")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "vale_refeicao", "valor", "50", "nsu", "99").Status(200)
	s.GET(on(sale, "")).Status(200).Sees("Vale-refeição", "NSU 99")
	s.GET(on(sale, "/cupom")).Status(200).Sees("Vale-refeição", "NSU 99")
	s.As("dono").GET("/erp/financeiro").Status(200).Sees("Vale-refeição")
	s.whole()
}

func TestTheAcquirersTermsMakeTheTitles(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	boss := s.As("gerente")
	first := "/pdv/prazos/" + idOf(s.config().Terms[0].ID)
	term := []string{"method", "credito", "brand", "", "from_instalments", "1", "to_instalments", "12", "fee", "3,49", "fixed", "", "first_days", "30", "each_days", "30"}
	boss.GET(first).Status(200).Sees("Excluir o prazo")
	boss.POST(first, term...).Status(303)
	boss.POST("/pdv/prazos", term...).Status(422).Sees("Já há um prazo para esta forma, bandeira e parcelas")
	elo := append([]string{}, term...)
	elo[3], elo[9] = "Elo", "4,2%"
	boss.POST("/pdv/prazos", elo...).Status(303)
	boss.GET("/pdv/formas").Status(200).Sees("3,49 %", "4,20 %", "Elo")
	for i, bad := range map[int]string{9: "101", 13: "-1", 7: "0", 1: "pix", 3: "Banri"} {
		wrong := append([]string{}, term...)
		wrong[i] = bad
		boss.POST("/pdv/prazos", wrong...).Status(422)
	}
	s.product("Bicicleta", "17", 10000, 10)
	sale := s.scan("17")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "credito", "valor", "100", "parcelas", "3", "bandeira", "Visa", "nsu", "4711", "autorizacao", "A1").Status(200)
	finance := s.As("dono")
	finance.GET("/erp/financeiro").Status(200).Sees("33,34")
	var title int64
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&title, `select id from titles where account_id = $1 and origin_id = $2 and part = 1`, sale.ID)
	})
	at := "/erp/financeiro/" + idOf(title)
	finance.GET(at).Status(200).Sees("líquido R$ 32,17", "taxa de R$ 1,17", "Visa · NSU 4711 · aut. A1")
	finance.GET(at+"/baixa").Status(200).Sees("Taxa da operadora", `value="1,17"`)
	bank := idOf(s.pixAccount())
	before := s.balance()
	finance.POST(at+"/baixa", "amount", "33,34", "fee", "1,17", "paid_on", "2026-01-05", "money_account_id", bank).Status(303)
	if got := s.balance() - before; got != 3217 {
		t.Errorf("%d centavos came, want the net", got)
	}
	finance.GET("/erp/contas/"+bank).Status(200).Sees("Taxa", "−R$ 1,17", "R$ 33,34")
	boss.POST(first + "/excluir").Status(303)
	boss.POST(first + "/excluir").Status(404)
	s.whole()
}

func (s *shop) pixAccount() (id int64) {
	s.Do(func(tx *db.Tx) error {
		settings, err := tx.Settings()
		id = settings.PixAccountID
		return err
	})
	return id
}

func (s *shop) balance() (cents int64) {
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&cents, `select balance from money_accounts where account_id = $1 and id = $2`, s.pixAccount())
	})
	return cents
}

func TestThePixKeyMakesTheQRCode(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 5000, 10)
	sale := s.scan("17")
	s.Htmx().GET(on(sale, "/pagamento?forma=pix")).Status(200).Sees("Esta conta não tem chave Pix cadastrada").Not("br.gov.bcb.pix")
	boss := s.As("gerente")
	boss.POST("/pdv/pix", "pix_key", "ana", "pix_holder", "Ana", "pix_city", "Sé").Status(422).Sees("Esta não é uma chave Pix")
	boss.POST("/pdv/pix", "pix_key", "ana@loja.com.br").Status(422).Sees("Informe o titular da chave")
	boss.POST("/pdv/pix", "pix_key", "ana@loja.com.br", "pix_holder", "Ana Conceição", "pix_city", "São Paulo").Status(303)
	s.Htmx().GET(on(sale, "/pagamento?forma=pix")).Status(200).Sees("<svg class=\"qr\"", "0014br.gov.bcb.pix0115ana@loja.com.br", "540550.00", "5913Ana Conceicao", "6009Sao Paulo", idOf(sale.ID))
	s.Htmx().GET(on(sale, "/pagamento?resto=1&forma=pix&valor=12,34")).Status(200).Sees("540512.34").Not("Como o cliente paga")
	s.Htmx().GET(on(sale, "/pagamento?resto=1&forma=dinheiro&valor=50")).Status(200).Not("br.gov.bcb.pix")
	s.Htmx().POST(on(sale, "/finalizar"), "forma", "pix", "valor", "50").Status(200)
	s.whole()
}
