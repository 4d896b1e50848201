package pdv_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/web/webtest/browser"
)

func TestEachAccountPrintsItsOwnKeys(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Arroz 5 kg", "17", 2990, 10)
	s.POST("/pdv/teclas", "desconto", "F6").Status(403)
	boss := s.As("gerente")
	boss.GET("/pdv/teclas").Status(200).Sees("Desconto ou acréscimo, na venda ou na linha escolhida", `value="F4"`)
	s.scan("17")
	usual := []string{"ajuda", "F1", "buscar", "F2", "quantidade", "F3", "cliente", "F7", "cancelar_item", "F8", "pagamento", "f9"}
	boss.POST("/pdv/teclas", append(usual, "desconto", "F9")...).Status(422).Sees("F9 já é de “Desconto ou acréscimo, na venda ou na linha escolhida”.")
	boss.POST("/pdv/teclas", append(usual, "desconto", "F12")...).Status(422).Sees("F12 é do navegador: escolha outra tecla.")
	boss.POST("/pdv/teclas", append(usual, "desconto", "F6")...).Status(303)
	s.GET(s.at("")).Status(200).Sees(`data-key="F6"`, `data-key="F9"`, `aria-hidden="true">F9`).Not(`data-key="F10"`, `data-key="F4"`)
}

func TestAKeyIsChosenByPressingItAndWorksAtTheTill(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	b := browser.Open(t, s.Serve(), s.As("gerente").Token, browser.Counter).Go("/pdv/teclas")
	settle(b)
	value := func(action string) string {
		return browser.Eval[string](b, `document.getElementById("f-`+action+`").value`)
	}
	b.Click("#f-desconto").Keys(kb.F9).Until("it is written", func() bool { return value("desconto") == "F9" })
	b.Keys(kb.Enter).Sees("F9 já é de")
	b.Click("#f-caixa").Keys(kb.F4).Until("it is written", func() bool { return value("caixa") == "F4" })
	b.Shot("pdv-teclas")
	b.Keys(kb.Enter).Sees("Teclas salvas.")

	till := s.sitDown(browser.Counter)
	till.Scan("1701").Until("it is on the sale", func() bool { return total(till) == "R$ 29,90" })
	till.Keys(kb.F9).Until("the discount is asked", func() bool { return focused(till) == "till-discount-field" })
}
