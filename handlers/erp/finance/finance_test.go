package finance_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// office is a shop with Maria, and Rita, who keeps its finances.
type office struct {
	*webtest.Site
	rita       *webtest.Person
	maria      person.Person
	safe, bank int64
	today      dates.Date
}

func open(t *testing.T) *office {
	t.Helper()
	t.Parallel()
	o := &office{Site: webtest.New(t)}
	o.rita = o.As("financeiro")
	o.Do(func(tx *db.Tx) error {
		o.today = dates.Of(tx.Now, tx.Zone())
		s, err := tx.Settings()
		if err != nil {
			return err
		}
		o.safe, o.bank = s.SafeAccountID, s.PixAccountID
		o.maria, err = person.Save(tx, person.Person{Name: "Maria Souza", IsCustomer: true, CreditLimit: 20000})
		return err
	})
	t.Cleanup(o.agree)
	return o
}

func (o *office) agree() {
	o.Do(func(tx *db.Tx) error {
		wrong, err := finance.Check(tx)
		for _, w := range wrong {
			o.T.Error(w)
		}
		return err
	})
}

// owed makes a title that falls due so many days from today.
func (o *office) owed(direction, document string, amount money.Cents, days int) int64 {
	o.T.Helper()
	var id int64
	o.Do(func(tx *db.Tx) error {
		titles, err := finance.CreateTitles(tx, finance.NewTitles{Direction: direction, PersonID: o.maria.ID, Document: document,
			Parts: []finance.Part{{DueOn: o.today.AddDays(days), Amount: amount}}})
		if err == nil {
			id = titles[0].ID
		}
		return err
	})
	return id
}

func path(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func TestTypedTitleInThreeParts(t *testing.T) {
	o := open(t)
	o.rita.GET("/erp/financeiro").Status(200).Sees("Aqui fica o que clientes e cartões ainda vão pagar.", "Lançar título")
	o.rita.GET(path("/erp/financeiro/novo?tipo=receber&pessoa=%d", o.maria.ID)).Status(200).Sees("Maria Souza")
	o.rita.Htmx().GET("/erp/financeiro/pessoas?person_q=mar").Status(200).Sees("Maria Souza").Not("<html")
	o.rita.Htmx().GET("/erp/financeiro/parcelas?amount=100&instalments=3&due_on=2027-01-31").Status(200).
		Sees("R$ 33,34", "R$ 33,33", "28/02/2027", "R$ 100,00").Not("<html")
	key := uuid7.New()
	send := func() *webtest.Answer {
		return o.rita.POST("/erp/financeiro", "key", key, "direction", "receber", "person_q", "maria souza", "document", "NF 10",
			"category", "Vendas", "amount", "100", "instalments", "3", "due_on", o.today.ISO())
	}
	send().Status(303).Announced(3)
	send().Status(303).Announced(0) // the second click makes nothing
	if n := o.Count("titles"); n != 3 {
		t.Errorf("%d titles, want 3", n)
	}
	o.rita.GET("/erp/financeiro").Status(200).Sees("NF 10 (1/3)", "Maria Souza", "R$ 33,34", "R$ 100,00", "3 títulos", "Vence hoje")
	o.rita.GET("/erp/financeiro?q=nf+10&de="+o.today.AddDays(1).ISO()).Status(200).Sees("NF 10 (2/3)", "R$ 66,66").Not("NF 10 (1/3)")
}

func TestTitleRefused(t *testing.T) {
	o := open(t)
	good := map[string]string{"key": uuid7.New(), "direction": "pagar", "document": "Aluguel", "amount": "1.200,00", "instalments": "1", "due_on": "2026-12-05"}
	for _, c := range []struct{ name, field, value, want string }{
		{"no direction", "direction", "", "Escolha entre a receber e a pagar."},
		{"no document", "document", "", "Informe o documento"},
		{"long document", "document", strings.Repeat("x", 61), "Escreva no máximo 60 caracteres."},
		{"NUL", "document", "a\x00b", "caracteres que não podem ser guardados"},
		{"no amount", "amount", "", "Informe o valor"},
		{"letters", "amount", "mil", "Informe o valor"},
		{"nothing", "amount", "0", "O valor deve ser maior que zero."},
		{"negative", "amount", "-5", "O valor deve ser maior que zero."},
		{"huge", "amount", "999999999999999", "maior do que o sistema aceita"},
		{"61 parts", "instalments", "61", "Informe de 1 a 60 parcelas."},
		{"half a part", "instalments", "1,5", "Informe de 1 a 60 parcelas."},
		{"no such day", "due_on", "31/02/2027", "Informe o primeiro vencimento."},
		{"foreign method", "method", "escambo", "Escolha um item da lista."},
		{"fiado by us", "method", "fiado", "Fiado é a receber de uma pessoa"},
		{"foreign person", "person_id", "7", "Esta pessoa não existe."},
		{"unknown name", "person_q", "zzz", "Nenhuma pessoa foi encontrada com esta busca."},
		{"no key", "key", "lixo", "recarregue a página"},
	} {
		var fields []string
		for name, value := range good {
			if name != c.field {
				fields = append(fields, name, value)
			}
		}
		o.rita.POST("/erp/financeiro", append(fields, c.field, c.value)...).Status(422).Sees(c.want)
	}
	if n := o.Count("titles"); n != 0 {
		t.Errorf("refusals left %d titles", n)
	}
}

var keyField = regexp.MustCompile(`name="key" value="([0-9a-f-]+)"`)

func TestSettleFromThePage(t *testing.T) {
	o := open(t)
	id := o.owed("receber", "Mensalidade", 10000, -3)
	title := path("/erp/financeiro/%d", id)
	o.rita.GET(title).Status(200).Sees("Vencido há 3 dias", "Maria Souza", "Este título ainda não teve baixa.", "Dar baixa")
	form := o.rita.GET(title+"/baixa").Status(200).Sees("100,00", "Conta bancária").Body()
	key := keyField.FindStringSubmatch(form)[1]
	send := func(amount string) *webtest.Answer {
		return o.rita.POST(title+"/baixa", "key", key, "amount", amount, "interest", "5", "discount", "10", "paid_on", o.today.ISO(), "money_account_id", path("%d", o.bank))
	}
	send("100,01").Status(422).Sees("Só há R$ 100,00 em aberto neste título.")
	send("abc").Status(422).Sees("Informe o valor que sai do título")
	send("40").Status(303).Announced(1)
	send("40").Status(303).Announced(0) // the second click settles nothing
	send("60").Status(409)              // the same form with something else
	o.rita.GET(title).Status(200).Sees("R$ 60,00", "R$ 35,00", "Baixa")
	o.rita.GET(path("/erp/contas/%d", o.bank)).Status(200).Sees("Recebimento de Mensalidade · Maria Souza", "R$ 35,00")
	o.rita.GET("/erp/financeiro").Sees("R$ 60,00")

	settlement := o.settlements(id)[0].ID
	undo := path("%s/baixas/%d/estornar", title, settlement)
	o.rita.POST(undo, "motivo", "").Status(422).Sees("Escreva o motivo do estorno.")
	o.rita.POST(undo, "motivo", "Cheque devolvido").Status(303).Announced(1)
	o.rita.POST(undo, "motivo", "Cheque devolvido").Status(422).Sees("Esta baixa já foi estornada.")
	o.rita.GET(title).Sees("Cheque devolvido", "Estornada")
	o.rita.GET(path("/erp/financeiro/baixas/%d", settlement)).Status(303)
	o.rita.POST(path("/erp/financeiro/%d/baixas/%d/estornar", o.owed("receber", "Outro", 1, 0), settlement), "motivo", "x").Status(404)

	o.rita.POST(title+"/cancelar", "motivo", " ").Status(422).Sees("Escreva o motivo do cancelamento.")
	o.rita.POST(title+"/cancelar", "motivo", "Lançado errado").Status(303)
	o.rita.GET("/erp/financeiro/cancelados").Sees("Mensalidade", "R$ 100,00")
	o.rita.GET(title + "/baixa").Status(422).Sees("não tem nada em aberto")
}

func (o *office) settlements(title int64) (list []finance.Settlement) {
	o.T.Helper()
	o.Do(func(tx *db.Tx) (err error) {
		list, err = finance.ListSettlements(tx, title)
		return err
	})
	return list
}

// TestEachFigureIsItsList follows every figure of the home panel to the list whose rows sum to it.
func TestEachFigureIsItsList(t *testing.T) {
	o := open(t)
	o.owed("receber", "Ontem", 1000, -1)
	o.owed("receber", "Hoje", 2000, 0)
	o.owed("receber", "Amanhã", 4000, 1)
	o.owed("pagar", "Luz", 8000, -2)
	o.owed("pagar", "Água", 16000, 0)
	day := "?ate=" + o.today.ISO() + "&de=" + o.today.ISO()
	home := o.rita.GET("/").Status(200)
	for _, c := range []struct{ figure, href, has, not string }{
		{"R$ 20,00", "/erp/financeiro" + day, "Hoje", "Amanhã"},
		{"R$ 10,00", "/erp/financeiro/vencidos?tipo=receber", "Ontem", "Luz"},
		{"R$ 160,00", "/erp/financeiro/a-pagar" + day, "Água", "Luz"},
		{"R$ 80,00", "/erp/financeiro/vencidos?tipo=pagar", "Luz", "Ontem"},
	} {
		home.Sees(c.figure, strings.ReplaceAll(c.href, "&", "&amp;"))
		o.rita.GET(c.href).Status(200).Sees(c.figure, c.has).Not(">" + c.not + "<")
	}
	o.rita.GET("/erp/financeiro").Sees("R$ 70,00", "R$ 10,00", "R$ 60,00") // open, overdue, still to come
}

func TestListBearsAnyAddress(t *testing.T) {
	o := open(t)
	o.owed("receber", "Hoje", 2000, 0)
	for _, query := range []string{
		"de=ontem", "ate=2026-99-99", "forma=escambo", "pessoa=abc", "pessoa=-1", "depois=lixo", "depois=2026-01-01_x", "antes=2026-01-01_1",
		"q=%27%25_", "q=" + strings.Repeat("z", 300), "categoria=%00", "ordem=-vencimento", "ordem=nome",
	} {
		o.rita.GET("/erp/financeiro?" + query).Status(200)
		o.rita.GET("/erp/financeiro/vencidos?tipo=x&" + query).Status(200)
	}
	o.rita.GET("/erp/financeiro?de=ontem").Sees("Vencimento desde: Informe uma data, como 23/11/2026.")
	o.rita.GET("/erp/financeiro?pessoa=7").Status(404)
	for _, missing := range []string{"/erp/financeiro/7", "/erp/financeiro/x", "/erp/financeiro/7/baixa", "/erp/financeiro/baixas/7", "/erp/contas/7", "/erp/contas/7/ajustar"} {
		o.rita.GET(missing).Status(404)
	}
	for _, missing := range []string{"/erp/financeiro/7/baixa", "/erp/financeiro/7/cancelar", "/erp/financeiro/7/baixas/7/estornar", "/erp/contas/7/ajustar"} {
		o.rita.POST(missing).Status(404)
	}
}

func TestAccounts(t *testing.T) {
	o := open(t)
	o.rita.GET("/erp/contas").Status(200).Sees("Cofre", "Conta bancária", "Recebe o Pix das vendas")
	o.rita.POST("/erp/contas", "kind", "banco", "name", "").Status(422).Sees("Informe o nome da conta.")
	o.rita.POST("/erp/contas", "kind", "caixa", "name", "Gaveta").Status(422).Sees("Escolha entre conta bancária e cofre.")
	o.rita.POST("/erp/contas", "kind", "banco", "name", "Banco do Brasil").Status(303)
	o.rita.GET("/erp/contas").Sees("Banco do Brasil")

	safe := path("/erp/contas/%d", o.safe)
	o.rita.GET(safe + "/ajustar").Status(200).Sees("saldo de R$ 0,00")
	o.rita.POST(safe+"/ajustar", "key", uuid7.New(), "balance", "500", "motivo", "").Status(422).Sees("Escreva o motivo do ajuste.")
	o.rita.POST(safe+"/ajustar", "key", uuid7.New(), "balance", "-1", "motivo", "x").Status(422).Sees("não pode ser negativo")
	o.rita.POST(safe+"/ajustar", "key", "lixo", "balance", "500", "motivo", "Saldo inicial").Status(422).Sees("recarregue a página")
	o.rita.POST(safe+"/ajustar", "key", uuid7.New(), "balance", "500", "motivo", "Saldo inicial").Status(303)

	o.rita.GET(path("/erp/contas/transferir?de=%d", o.safe)).Status(200).Sees("Cofre · R$ 500,00")
	key := uuid7.New()
	move := func(to int64, amount string) *webtest.Answer {
		return o.rita.POST("/erp/contas/transferir", "key", key, "from_id", path("%d", o.safe), "to_id", path("%d", to), "amount", amount, "text", "Depósito")
	}
	move(o.bank, "500,01").Status(422).Sees("não dá para tirar R$ 500,01")
	move(o.safe, "1").Status(422).Sees("Escolha duas contas diferentes.")
	move(7, "1").Status(422).Sees("Esta conta de dinheiro não existe.")
	move(o.bank, "120").Status(303)
	move(o.bank, "120").Status(303)
	o.rita.GET(safe).Status(200).Sees("R$ 380,00", "Transferência para Conta bancária · Depósito", "Ajuste de saldo · Saldo inicial", "R$ 500,00")
	o.rita.GET(safe + "?de=2030-01-01&ate=2029-01-01").Status(200).Sees("O começo do período vem depois do fim.")
	o.rita.GET(safe + "?de=x&depois=lixo").Status(200)
}

func TestWhoMay(t *testing.T) {
	o := open(t)
	id := o.owed("receber", "Mensalidade", 10000, 0)
	for _, role := range []string{"caixa", "vendedor", "estoquista"} {
		p := o.As(role)
		for _, page := range []string{"/erp/financeiro", path("/erp/financeiro/%d", id), "/erp/contas", path("/erp/contas/%d", o.bank)} {
			p.GET(page).Status(403)
		}
		p.GET("/").Status(200).Not("A receber hoje")
	}
	contador := o.As("contador")
	contador.GET("/erp/financeiro").Status(200).Not("Lançar título")
	contador.GET(path("/erp/financeiro/%d", id)).Status(200).Not("Dar baixa", "Cancelar título")
	contador.GET("/erp/contas").Status(200).Not("Transferir dinheiro")
	contador.POST(path("/erp/financeiro/%d/baixa", id), "amount", "1").Status(403)
	contador.POST("/erp/contas/transferir").Status(403)
	o.As("gerente").GET(path("/erp/financeiro/%d/baixa", id)).Status(200)
}

func TestCustomerPageShowsTheDebt(t *testing.T) {
	o := open(t)
	page := path("/crm/clientes/%d", o.maria.ID)
	o.rita.GET(page).Status(200).Not("Em aberto:")
	o.owed("receber", "Mensalidade", 10000, 0)
	o.rita.GET(page).Status(200).Sees("Em aberto: R$ 100,00", "Mensalidade", path("/erp/financeiro?pessoa=%d", o.maria.ID))
	o.rita.GET(path("/erp/financeiro?pessoa=%d", o.maria.ID)).Sees("Pessoa: Maria Souza", "R$ 100,00")
}

func TestSearchFindsTheDocument(t *testing.T) {
	o := open(t)
	o.owed("pagar", "Boleto 8841", 10000, 0)
	o.rita.GET("/busca?q=8841").Status(200).Sees("Boleto 8841", "A pagar · Maria Souza · R$ 100,00")
	o.As("caixa").GET("/busca?q=8841").Status(200).Not("Boleto 8841")
}
