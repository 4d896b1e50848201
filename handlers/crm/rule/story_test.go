package rule_test

import (
	"context"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/rule"
	"omniservicos/store/money"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// Gabriela takes a recipe, rehearses it, saves it; a chance is lost, the task is there, and she takes it back.
func TestARuleInTheBrowser(t *testing.T) {
	browser.Need(t)
	site := webtest.New(t)
	gabriela, maria := site.As("gerente"), site.Customer("Maria da Conceição")
	lose := func(title string) {
		site.Do(func(tx *db.Tx) error {
			o, err := opportunity.Create(tx, opportunity.Opportunity{Title: title, PersonID: maria.ID, StageID: stages(site)[1].ID, Value: money.Cents(90000)})
			if err != nil {
				return err
			}
			reasons, err := opportunity.Reasons(tx)
			if err != nil {
				return err
			}
			_, err = opportunity.Lose(tx, opportunity.Close{ID: o.ID, ReasonID: reasons[0].ID})
			return err
		})
	}
	lose("Espelho do salão")
	base := site.Serve()
	ctx, stop := context.WithCancel(t.Context())
	worked := make(chan bool)
	go func() { site.DB.Work(ctx); close(worked) }()
	defer func() { stop(); <-worked }()
	tab := browser.Open(t, base, gabriela.Token, browser.View{Width: 1440, Height: 900}).Go(page).Sees("Receitas prontas")
	tab.Shot("automacoes-vazia-1440")
	tab.Click(`a[href$="receita=oportunidade-perdida"]`).Sees("uma oportunidade é perdida", "O que fazer")
	tab.Shot("automacao-editor-1440")
	tab.Click(`button[formaction$="/ensaio"]`).Sees("teria disparado 1 vez: 1 tarefa", "Oportunidade perdida: Espelho do salão")
	tab.Shot("automacao-ensaio-1440")
	tab.Click(`button[name="ensaiada"]`).Sees("Recuperar o que se perdeu", "Ainda não disparou")
	lose("Box do banheiro")
	r := rules(site)[0]
	tab.Until("the rule fires", func() bool {
		time.Sleep(200 * time.Millisecond)
		tab.Go(rule.Path(r.ID))
		return tab.Count(".rule-effects li") > 0
	})
	tab.Sees("Procurar Maria de novo: Box do banheiro")
	tab.Shot("automacao-disparou-1440")
	tab.Go("/crm/tarefas").Sees("Procurar Maria de novo: Box do banheiro")
	tab.Go(rule.Path(r.ID)).Click(`button[data-dialog="desfazer"]`).Sees("Desfazer tudo o que ela fez?")
	tab.Shot("automacao-desfazer-1440")
	tab.Click(`#desfazer-form button.button-danger`).Sees("Desfeito: 1 ação de 1 disparo.", "desfeito")
	tab.Shot("automacao-desfeita-1440")
	if n := browser.Eval[bool](tab.Go("/crm/tarefas"), `document.body.innerText.includes("Procurar Maria")`); n {
		t.Error("the task is still there")
	}
	looks(t, base, gabriela.Token, rule.Path(r.ID))
}

// looks takes the pictures of what the story leaves, on smaller screens and in the dark.
func looks(t *testing.T, base, token, show string) {
	for name, v := range map[string]browser.View{
		"1024": {Width: 1024, Height: 768}, "390": {Width: 390, Height: 844, Touch: true}, "1440-escuro": {Width: 1440, Height: 900, Dark: true}, "390-escuro": {Width: 390, Height: 844, Touch: true, Dark: true},
	} {
		tab := browser.Open(t, base, token, v).Go(page).Sees("Receitas prontas")
		tab.Shot("automacoes-" + name)
		tab.Go(show).Sees("Recuperar o que se perdeu").Shot("automacao-" + name)
		tab.Go(page + "/nova?receita=cliente-inativo").Sees("Mensagem").Shot("automacao-editor-" + name)
		tab.Click(`button[formaction$="/ensaio"]`).Sees("não teria feito nada").Shot("automacao-ensaio-" + name)
		if n := tab.Sideways(); n > 0 {
			t.Errorf("%s: the page scrolls %d px sideways", name, n)
		}
	}
}
