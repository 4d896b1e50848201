package report_test

import (
	"fmt"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/report"
	views "omniservicos/views/crm/report"
	"omniservicos/views/ui"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// Caio wins a deal and sells; his goal moves, the figure opens its rows, and the customers of a group get their tasks.
func TestFromAWonDealToTheGoalItsRowsAndTheTasksOfAGroup(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.New(t)
	caio := site.As("vendedor")
	box := card(site, "Box do banheiro", caio.Identity, 120_000)
	site.Do(func(tx *db.Tx) error {
		return report.SaveGoals(tx, dates.Of(tx.Now, tx.Zone()), []report.Goal{{Kind: report.Value, SellerID: caio.Identity, Target: 10_000}})
	})
	coffee, bia := site.Product("Café", 2_500), site.Customer("Bia")
	tab := browser.Open(t, site.Serve(), caio.Token, browser.Desktop)
	tab.Go("/").Sees("Metas do mês", "R$ 0,00 de R$ 100,00")
	tab.Go("/crm/oportunidades/" + ui.ID(box.ID) + "/ganhar").Sees("Por quanto foi vendida").Click("form .button-primary").Sees("ganha por R$ 1.200,00")
	site.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste"})
		_, err := tx.Exec(`update tills set seller_id = $2 where account_id = $1`, caio.Identity)
		return err
	})
	site.Sell(bia.ID, coffee)
	tab.Go("/").Sees("R$ 25,00 de R$ 100,00").Click(".goal-more a").Sees("Metas de", "faltam R$ 75,00")
	tab.Click(`td[data-label="Realizado"] a`).Sees("Vendas e devoluções do período", "1 vendas · R$ 25,00", "Bia")
	tab.Go("/crm/relatorios?visao=foto").Sees("Ganho no período", "R$ 1.200,00").Click(`.figures a.figure-value`).Sees("Oportunidades ganhas no período", "Box do banheiro")
	group := groupOf(caio)
	tab.Go("/crm/relatorios/clientes").Click(fmt.Sprintf(`.table a[href="%s/clientes/%s"]`, views.Base, group)).Sees("Bia", "Criar tarefas")
	tab.Click(`[data-dialog="group-tasks"]`).Sees("Criar uma tarefa para cada cliente").Click("#group-tasks .button-primary").Sees("1 tarefa criada.")
	tab.Click(`[data-dialog="group-tasks"]`).Click("#group-tasks .button-primary").Sees("Nenhuma tarefa nova")
	if n := site.Count("tasks"); n != 1 {
		t.Errorf("%d tasks", n)
	}
}

func TestTheReportsFitEveryWindow(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site := webtest.Furnish(t)
	site.Do(func(tx *db.Tx) error { _, err := rollup.RollAll(tx); return err })
	base, token := site.Serve(), site.As("dono").Token
	pages := map[string]string{"definir": "/metas/definir", "grupo": "/clientes/novos", "foto": "?visao=foto", "linhas": "/oportunidades?lista=criadas", "vendas": "/vendas?periodo=mes"}
	for _, p := range views.Pages {
		pages["rel"+p.Path] = p.Path
	}
	for name, v := range map[string]browser.View{"1440": browser.Desktop, "1024": {Width: 1024, Height: 768}, "390": {Width: 390, Height: 844, Touch: true}} {
		for _, dark := range []bool{false, true} {
			v.Dark = dark
			tab := browser.Open(t, base, token, v)
			for page, path := range pages {
				tab.Go(views.Base + path)
				if wide := browser.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
					t.Errorf("%s at %s is %d px too wide", page, name, wide)
				}
				tab.Shot(fmt.Sprintf("relatorio-%s-%s-%v", strings.ReplaceAll(page, "/", "-"), name, dark))
			}
		}
	}
}
