package intake_test

import (
	"testing"

	"omniservicos/db/dbtest"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// A manager brings a file with faults in, mends what its columns hold, sees it come in, and takes it back.
func TestAFileWithFaultsInTheBrowser(t *testing.T) {
	browser.Need(t)
	app, _ := dbtest.Fresh(t)
	site := webtest.In(t, app)
	boss := site.As("gerente")
	base := site.Serve()
	tab := browser.Open(t, base, boss.Token, browser.View{Width: 1440, Height: 900}).Go("/crm/importacoes").Sees("Aqui ficam as planilhas")
	tab.Shot("importacoes-vazia-1440")
	browser.Eval[bool](tab, `(() => {
		const list = new DataTransfer();
		list.items.add(new File(["Quem;Documento;Celular;Cidade\nMaria da Conceição;529.982.247-25;(11) 98765-4321;Campinas\nZé da Luz;529.982.247-26;;Santos\nVidros Ávila;11.222.333/0001-81;1137654321;São Paulo\n"], "clientes.csv"));
		document.querySelector('input[type=file]').files = list.files;
		return true;
	})()`)
	tab.Click(`#planilha .button-primary`).Sees("O que cada coluna traz", "clientes.csv")
	tab.Shot("importacao-colunas-1440")
	tab.Click(`#colunas .button-primary`).Sees("Diga qual coluna traz o nome")
	browser.Eval[bool](tab, `(() => { document.getElementById("f-column-0").value = "name"; return true })()`)
	tab.Click(`#colunas .button-primary`).Sees("Novos cadastros", "não confere", "Importar 2 linhas")
	tab.Shot("importacao-conferir-1440")
	for name, v := range map[string]browser.View{"1024-escuro": {Width: 1024, Height: 768, Dark: true}, "390": {Width: 390, Height: 844, Touch: true}} {
		browser.Open(t, base, boss.Token, v).Go(tab.Path()).Sees("Novos cadastros").Shot("importacao-conferir-" + name)
		browser.Open(t, base, boss.Token, v).Go(tab.Path() + "/colunas").Sees("O que cada coluna traz").Shot("importacao-colunas-" + name)
	}
	tab.Click(`form[action$="/importar"] button`).Sees("0 de 3 linhas")
	tab.Shot("importacao-andamento-1440")
	work(site)
	tab.Sees("Cadastrada", "Com erro", "Desfazer importação") // the page asked by itself
	tab.Shot("importacao-feita-1440")
	tab.Click(`[data-dialog="desfazer"]`).Sees("Desfazer esta importação?")
	tab.Shot("importacao-desfazer-1440")
	tab.Click(`#desfazer-form .button-danger`).Sees("Desfazendo")
	work(site)
	tab.Sees("Esta importação foi desfeita")
	tab.Shot("importacao-desfeita-1440")
	tab.Go("/crm/clientes").Sees("Aqui ficam as pessoas")
}
