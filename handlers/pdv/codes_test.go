package pdv_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/web/webtest/browser"
)

// A scanner with a dirty window throws anything: each is refused, and no good code among them is lost.
func TestABurstOfOddCodesLosesNothing(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 50)
	b := s.sitDown(browser.Counter)
	odd := []string{"7891000100104", strings.Repeat("9", 40), "%%%%", "1,2,3*1701", "0*1701", "1000000000*1701", "<b>oi</b>", strings.Repeat("pagina ", 40), "xyzzy99"}
	for i, code := range odd {
		b.Scan(code).Scan("1701")
		if i == 3 {
			b.Keys(kb.F4) // a dialog opens in the middle
		}
		if i == 5 {
			b.Keys(kb.Escape)
		}
	}
	b.Until("all are answered", func() bool { return b.Text("#till-pending") == "0" && b.Count(".till-line") >= len(odd) })
	if n := b.Count(".till-line"); n != len(odd) {
		t.Errorf("%d lines of %d good codes: %s", n, len(odd), names(b))
	}
	b.Keys(kb.Escape).Scan("nadaexiste").Sees("Nenhum produto com nadaexiste.")
	if left := browser.Eval[string](b, `document.querySelector("#till-code").value`); left != "nadaexiste" {
		t.Errorf("in the field: %q", left)
	}
}

// The figure: a cash sale of three items takes at most twelve key presses beyond the codes themselves.
func TestACashSaleTakesFewKeys(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	s.product("Óleo de soja", "1702", 899, 10)
	s.product("Café 500 g", "1703", 1899, 10)
	b := s.sitDown(browser.Counter)
	presses := 0
	press := func(key string) { b.Keys(key); presses++ }
	for i, code := range []string{"1701", "1702", "1703"} {
		b.Hand(code)
		press(kb.Enter)
		b.Until("it is on the sale", func() bool { return b.Count(".till-line") == i+1 })
	}
	press(kb.F10)
	b.Sees("Como o cliente paga")
	press(kb.F10)
	b.Sees("finalizada").Until("ready for the next", func() bool { return focused(b) == "till-code" })
	t.Logf("venda em dinheiro de 3 itens: %d teclas além dos códigos (meta: 12)", presses)
	if row := s.newest(); presses > 12 || row.Total != 5788 || row.State != "finalizada" {
		t.Errorf("%d presses, sale %+v", presses, row)
	}
}
