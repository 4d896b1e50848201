package report_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/report"
	views "omniservicos/views/crm/report"
	"omniservicos/views/ui"
	"omniservicos/web/webtest"
)

func TestEachReportOfAnEmptyShopSaysSo(t *testing.T) {
	t.Parallel()
	ana := webtest.New(t).As("gerente")
	for _, p := range views.Pages {
		ana.GET(views.Base + p.Path).Status(200)
	}
	ana.GET("/crm/relatorios").Sees("Nenhuma oportunidade foi criada neste período.")
	ana.GET("/crm/relatorios/clientes").Sees("a carteira se forma sozinha")
}

func TestAFigureOpensItsRowsAndTheAddressKeepsTheView(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana := site.As("gerente")
	won(site, "Box do banheiro", ana.Identity, 120_000)
	lost(site, "Espelho", ana.Identity, 5_000)
	card(site, "Vitrine", 0, 7_000)
	ana.GET("/crm/relatorios").Sees("Já ganhas", "R$ 1.200,00", "foram ganhas dentro dele 1 oportunidade · R$ 1.200,00")
	ana.GET("/crm/relatorios?visao=foto").Sees("ganhas 1 oportunidade · R$ 1.200,00, perdidas 1 oportunidade · R$ 50,00")
	ana.GET("/crm/relatorios/oportunidades?lista=ganhas").Sees("Box do banheiro", "1 oportunidade · R$ 1.200,00").Not("Espelho", "Vitrine")
	ana.GET("/crm/relatorios/oportunidades?lista=criadas&vendedor=ninguem").Sees("Vitrine").Not("Box")
	ana.GET("/crm/relatorios/perdas").Sees("“Preço” é o motivo de 100 % das perdas", "Loja é a origem que mais converte: 50 de cada 100")
	ana.GET("/crm/relatorios/oportunidades?lista=criadas&periodo=livre&de=2020-01-01&ate=2020-02-01").Sees("De 01/01/2020 a 01/02/2020", "Nenhuma oportunidade é contada aqui.")
	for _, bad := range []string{"periodo=livre&de=x&ate=y", "periodo=livre&de=2020-02-01&ate=2020-01-01", "funil=99", "vendedor=x", "lista=x", "periodo=nunca"} {
		ana.GET("/crm/relatorios/oportunidades?" + bad).Status(200)
		ana.GET("/crm/relatorios?" + bad).Status(200)
	}
}

func TestASellerSeesWhatIsTheirs(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	caio, dono := site.As("vendedor"), site.As("dono")
	won(site, "Do Caio", caio.Identity, 120_000)
	won(site, "Da dona", dono.Identity, 500_000)
	caio.GET("/crm/relatorios/oportunidades?lista=ganhas").Sees("Do Caio").Not("Da dona")
	caio.GET("/crm/relatorios/oportunidades?lista=ganhas&vendedor=" + ui.ID(dono.Identity)).Sees("Do Caio").Not("Da dona")
	caio.GET("/crm/relatorios/vendedores").Sees("R$ 1.200,00").Not("R$ 5.000,00")
	dono.GET("/crm/relatorios/oportunidades?lista=ganhas").Sees("Do Caio", "Da dona")
	caio.GET("/crm/relatorios/metas/definir").Status(403)
	caio.POST("/crm/relatorios/exportar?relatorio=/vendedores").Status(403)
	site.As("contador").GET("/crm/relatorios").Status(200)
	site.As("caixa").GET("/crm/relatorios").Status(403)
}

func TestGoalsAreSetAndMoveWithSales(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	caio, ana := site.As("vendedor"), site.As("gerente")
	month := ""
	site.Do(func(tx *db.Tx) error { month = dates.Of(tx.Now, tx.Zone()).FirstOfMonth().ISO(); return nil })
	form := ana.GET("/crm/relatorios/metas/definir").Status(200)
	form.Sees("Vendedores", "Filiais")
	id := ui.ID(caio.Identity)
	ana.POST("/crm/relatorios/metas", "mes", month, "valor-"+id, "mil", "vendas-"+id, "x").Status(422).Sees("Informe um valor em reais", "Informe um número inteiro, como 30.")
	ana.POST("/crm/relatorios/metas", "mes", month, "valor-"+id, "100,00", "vendas-"+id, "4", "clientes-"+id, "2").Status(303)
	caio.GET("/").Sees("Metas do mês", "R$ 0,00 de R$ 100,00")
	site.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste"})
		_, err := tx.Exec(`update tills set seller_id = $2 where account_id = $1`, caio.Identity)
		return err
	})
	coffee := site.Product("Café", 2_500)
	site.Sell(site.Customer("Bia").ID, coffee)
	caio.GET("/").Sees("R$ 25,00 de R$ 100,00", "1 cliente novo de 2 clientes novos")
	caio.GET("/crm/relatorios/metas").Sees("25 %", "faltam R$ 75,00")
	caio.GET("/crm/relatorios/vendas?periodo=mes").Sees("1 vendas · R$ 25,00", "Bia")
	caio.GET("/crm/relatorios/novos?mes=" + month).Sees("Bia")
	ana.GET("/crm/relatorios/metas/definir").Sees(`value="100,00"`)
	ana.GET("/crm/relatorios/metas/definir?mes=2030-01-01&copiar=sim").Not(`value="100,00"`)
}

func TestAGroupOfCustomersIsGivenTasksInOneAction(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana := site.As("gerente")
	coffee := site.Product("Café", 2_500)
	for _, name := range []string{"Bia", "Rui"} {
		who := site.Customer(name)
		site.Sell(who.ID, coffee)
	}
	page := ana.GET("/crm/relatorios/clientes").Sees("A carteira, pelo jeito de comprar").Body()
	group := ""
	for _, g := range report.Groups {
		if strings.Contains(ana.GET(views.GroupPath(g)).Status(200).Body(), "Bia") {
			group = views.GroupPath(g)
		}
	}
	if group == "" || !strings.Contains(page, group) {
		t.Fatalf("Bia is in no group that the page leads to")
	}
	ana.POST(group+"/tarefas", "title", "", "kind", "ligacao", "due_on", "amanhã", "assignee", "0").Status(422).Sees("Escreva o que deve ser feito.", "Informe para quando é.")
	ana.POST(group+"/tarefas", "title", "Ligar", "kind", "ligacao", "due_on", "2030-01-01", "assignee", ui.ID(ana.Identity)).Status(303)
	ana.POST(group+"/tarefas", "title", "Ligar", "kind", "ligacao", "due_on", "2030-01-01", "assignee", ui.ID(ana.Identity)).Status(303)
	if n := site.Count("tasks"); n != 2 {
		t.Errorf("%d tasks, want one for each", n)
	}
	ana.GET("/crm/relatorios/clientes/ninguem").Status(404)
	ana.GET(group + "?depois=x-y").Status(200)
}

func TestWhatIsExportedIsWhatIsShown(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana := site.As("gerente")
	won(site, "=cmd", ana.Identity, 120_000)
	site.Sell(site.Customer("=Bia").ID, site.Product("Café", 2_500))
	for _, p := range views.Pages {
		if body := ana.POST("/crm/relatorios/exportar?bloco=0&relatorio=" + p.Path).Status(200).Body(); !strings.HasPrefix(body, "\xef\xbb\xbf") {
			t.Errorf("%s is no CSV", p.Path)
		}
		ana.POST("/crm/relatorios/exportar?formato=xlsx&relatorio=" + p.Path).Status(200)
	}
	ana.POST("/crm/relatorios/exportar?relatorio=/vendedores").Sees("1200,00", "25,00")
	ana.POST("/crm/relatorios/exportar?grupo="+groupOf(ana)).Sees("'=Bia", "25,00")
	ana.POST("/crm/relatorios/exportar?relatorio=/x").Status(404)
	ana.POST("/crm/relatorios/exportar?relatorio=&bloco=9").Status(404)
}

func groupOf(p *webtest.Person) string {
	for _, g := range report.Groups {
		if strings.Contains(p.GET(views.GroupPath(g)).Body(), "Bia") {
			return g.Key
		}
	}
	return ""
}

// Who works in one branch only sees what was sold there, and what it is to reach.
func TestWhoIsLimitedToABranchSeesItsFiguresOnly(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	site.Sell(site.Customer("Bia").ID, site.Product("Café", 2_500))
	var other int64
	site.Do(func(tx *db.Tx) error {
		b, err := account.SaveBranch(tx, account.Branch{Name: "Filial Nova"})
		other = b.ID
		return err
	})
	there := site.Within([]int64{other}, "gerente")
	for _, path := range []string{"/crm/relatorios/vendedores", "/crm/relatorios/metas", "/crm/relatorios/clientes", "/crm/relatorios/vendas?periodo=mes"} {
		there.GET(path).Not("R$ 25,00")
		site.As("gerente").GET(path).Sees("R$ 25,00")
	}
}
