package pdv_test

import (
	"fmt"
	"strings"
	"testing"

	"omniservicos/web/webtest/browser"
)

// tooFar says how far the page scrolls beyond its window, either way.
const tooFar = `(({scrollWidth, scrollHeight}) => Math.max(scrollWidth - innerWidth, scrollHeight - innerHeight))(document.documentElement)`

// offenders are the elements that stand beyond the window.
const offenders = `[...document.querySelectorAll("body *")].filter((e) => { const box = e.getBoundingClientRect(); return box.width && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1); })
	.slice(0, 6).map((e) => e.tagName + "." + e.className + "#" + e.id).join(", ")`

func TestATillAloneFitsItsWindow(t *testing.T) {
	s := openShop(t)
	s.product("Arroz branco tipo 1 pacote de 5 kg", "1701", 2990, 500)
	for _, v := range []browser.View{{Width: 360, Height: 740}, {Width: 390, Height: 844, Dark: true}, {Width: 1024, Height: 768, Dark: true}, {Width: 1440, Height: 900}} {
		w, profile := s.wire(), browser.NewProfile(t)
		b := profile.Open(w.url(), s.Token, v).Go(s.at(""))
		settle(b)
		ableToSellAlone(b)
		w.stop()
		fits := func(state string) {
			t.Helper()
			if far := browser.Eval[int](b, tooFar); far > 0 {
				t.Errorf("at %d px %s scrolls by %d px: %s", v.Width, state, far, browser.Eval[string](b, offenders))
			}
			b.Shot(fmt.Sprintf("pdv-alone-%d-%s", v.Width, state))
		}
		b.Scan("1701").Until("the till sells by itself", func() bool { return strings.Contains(pillSays(b), "Sem conexão") && total(b) == "R$ 29,90" })
		fits("venda")
		browser.Eval[bool](b, `(document.querySelector(".till-receive").requestSubmit(), true)`)
		b.Sees("Como o cliente paga")
		fits("pagamento")
		browser.Eval[bool](b, `(document.querySelector("#till-payment-form").requestSubmit(), true)`)
		b.Sees("em contingência")
		fits("troco")
		browser.Eval[bool](b, `(document.getElementById("till-pill").click(), true)`)
		b.Sees("Este caixa continua vendendo")
		fits("envios")
		browser.Eval[bool](b, `(document.getElementById("till-sync").close(), true)`)
		w.start()
		b.Until("it is sent", func() bool { return pillSays(b) == "Online" })
	}
}
