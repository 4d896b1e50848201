package pdv_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/static"
	"omniservicos/web/webtest/browser"
)

// at the drawer: F9, the kind's button, and its form with these words typed into its fields.
func drawerForm(b *browser.Tab, kind string) {
	b.Keys(kb.F9).Until("the choice is open", func() bool { return b.Count("#till-cash[open]") == 1 })
	b.Click("#till-cash [data-cash=" + kind + "]")
	b.Until(kind+" is asked", func() bool {
		return b.Count("#till-cash[open]") == 0 && b.Count("#till-"+kind+"[open]") == 1
	})
}

// fillIn types the amount where the focus is, and the reason, at the pace of a hand: what is faster is a scanner.
func fillIn(b *browser.Tab, amount, reasonField, reason string) {
	b.Hand(amount)
	browser.Eval[any](b, `document.querySelector("`+reasonField+`").focus(); null`)
	b.Hand(reason)
}

func idle(b *browser.Tab) bool { return b.Count("dialog[open]") == 0 && focused(b) == "till-code" }

func TestADayAtTheDrawerFromTheFloatToTheZ(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	s.withPIN("4321", "gerente")
	s.settings("withdrawal_pin = true, drawer_alert = 12000")
	b := s.sitDown(browser.Counter)

	drawerForm(b, "suprimento")
	fillIn(b, "50", "#till-suprimento-motivo", "Troco")
	b.Shot("caixa-suprimento")
	b.Keys(kb.Enter).Sees("Imprimir comprovante", "Há mais de R$ 120,00 na gaveta: faça uma sangria.").Until("the field is back", func() bool { return idle(b) })
	b.Shot("caixa-aviso")

	b.Keys(kb.F9).Until("the choice is open", func() bool { return b.Count("#till-cash[open]") == 1 })
	b.Shot("caixa-escolha")
	b.Keys(kb.Enter).Until("F9 and Enter is a sangria", func() bool { return focused(b) == "till-sangria-amount" })
	fillIn(b, "60", "#till-sangria-motivo", "Excesso")
	b.Keys(kb.Enter).Until("the PIN is asked", func() bool { return focused(b) == "till-pin" })
	b.Hand("4321" + kb.Enter)
	b.Until("the sangria is done", func() bool { return strings.Contains(b.Text("#till-last"), "R$ 60,00") && idle(b) })
	b.Until("the drawer is no longer too full", func() bool { return b.Count("#till-alert:not([hidden])") == 0 })

	b.Scan("1701").Until("rice is there", func() bool { return total(b) == "R$ 29,90" })
	b.Keys(kb.F10).Sees("Como o cliente paga").Keys(kb.F10).Sees("finalizada")

	drawerForm(b, "despesa")
	fillIn(b, "12", "#till-despesa-motivo", "Motoboy")
	b.Keys(kb.Enter).Sees("Escolha a categoria da despesa.")
	browser.Eval[any](b, `document.querySelector("#till-expense-category").value = "Entregas e fretes"; null`)
	b.Shot("caixa-despesa")
	b.Click("#till-despesa-form .button-primary").Until("it is paid", func() bool { return strings.Contains(b.Text("#till-last"), "R$ 12,00") && idle(b) })

	b.Go(s.at("/fechar")).Until("the first note has the focus", func() bool { return browser.Eval[string](b, "document.activeElement.name") == "n_20000" })
	settle(b)
	b.Keys("0"+kb.Enter+"1"+kb.Enter).Type("[name=n_500]", "1").Type("[name=n_50]", "5")
	b.Until("the sum follows", func() bool {
		return browser.Eval[string](b, `document.querySelector("[name=counted]").value`) == "107,50"
	})
	b.Shot("caixa-fechamento")
	b.Click(".form > .actions .button-primary").Sees("Caixa fechado.", "R$ 107,50")
	if text := b.Text("main"); strings.Contains(text, "107,90") || strings.Contains(text, "0,40") {
		t.Errorf("who counted reads what there should be: %s", text)
	}
	b.Shot("caixa-turno-operador")

	boss := browser.Open(t, s.Serve(), s.As("gerente").Token, browser.Counter).Go(b.Path())
	boss.Sees("R$ 107,90", "−R$ 0,40", "quebra de caixa", "autorizado por")
	lookAtBoth(t, boss, "caixa-turno-gerente")
	boss.Click(`a[href$="/z/1"]`).Sees("Redução Z nº 1", "0 lacunas", "corrente íntegra", "Sangrias", "−60,00")
	boss.Shot("caixa-z")
	for path, name := range map[string]string{"/pdv/prova": "caixa-prova", "/pdv/atencao": "caixa-atencao", "/pdv/caixas": "caixa-lista"} {
		lookAtBoth(t, boss.Go(path), name)
	}
}

// lookAtBoth asks axe in light and dark.
func lookAtBoth(t *testing.T, b *browser.Tab, name string) {
	t.Helper()
	axe, err := fs.ReadFile(static.FS(), "axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	settle(b)
	for _, dark := range []bool{true, false} {
		b.SetDark(dark)
		browser.Eval[any](b, string(axe)+"; null")
		for _, v := range browser.Eval[[]string](b, serious) {
			t.Errorf("%s (dark: %v): %s", name, dark, v)
		}
		b.Shot(name + map[bool]string{true: "-escuro", false: ""}[dark])
	}
}

func TestTheDrawerIsCountedOnAPhone(t *testing.T) {
	s := blindShift(t)
	b := browser.Open(t, s.Serve(), s.Token, browser.Phone).Go(s.at("/fechar")).Sees("Notas", "Moedas", "Outras formas")
	settle(b)
	if wide := b.Sideways(); wide > 0 {
		t.Errorf("the count scrolls %d px sideways", wide)
	}
	b.Shot("caixa-fechamento-celular")
	boss := browser.Open(t, s.Serve(), s.As("gerente").Token, browser.Phone).Go("/pdv/atencao")
	settle(boss)
	boss.Shot("caixa-atencao-celular")
	lookAtBoth(t, b, "caixa-fechamento-celular")
}
