package pdv_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/db"
	"omniservicos/static"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/web/webtest/browser"
)

// settled is true once the page takes fingers: a browser drops what is touched before the first paint, and while one
// page fades into the next.
const settled = `document.readyState === "complete" && performance.getEntriesByType("paint").length > 0 &&
	!document.documentElement.matches(":active-view-transition")`

func settle(b *browser.Tab) {
	b.Until("the page has settled", func() bool { return browser.Eval[bool](b, settled) })
}

// sitDown opens a window at the shop's till.
func (s *shop) sitDown(v browser.View) *browser.Tab {
	s.T.Helper()
	tab := browser.Open(s.T, s.Serve(), s.Token, v).Go(s.at(""))
	settle(tab)
	return tab
}

// newest is the newest sale of the till.
func (s *shop) newest() (row pdv.SaleRow) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		rows, err := pdv.ListSales(tx, pdv.SaleFilter{TillID: s.till.ID})
		if err == nil && len(rows) > 0 {
			row = rows[0]
		}
		return err
	})
	return row
}

func total(tab *browser.Tab) string { return tab.Text("#till-total") }

func names(tab *browser.Tab) string {
	return browser.Eval[string](tab, `[...document.querySelectorAll(".till-line-name")].map((n) => n.innerText).join(" ")`)
}

func focused(tab *browser.Tab) string { return browser.Eval[string](tab, `document.activeElement.id`) }

func TestACashSaleByKeyboardAlone(t *testing.T) {
	s := openShop(t)
	s.POST(s.at("/fechar"), "counted", "100").Status(303)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	s.product("Óleo de soja", "1702", 899, 10)
	b := browser.Open(t, s.Serve(), s.Token, browser.Counter).Go("/pdv")
	b.Sees("Caixa fechado").Keys("100" + kb.Enter).Sees("Caixa livre")
	b.Until("the field has the focus", func() bool { return focused(b) == "till-code" })

	b.Keys("1701" + kb.Enter + "2*1702" + kb.Enter)
	b.Until("two lines stand there", func() bool { return total(b) == "R$ 47,88" })
	b.Keys(kb.ArrowUp+kb.F3).Until("the quantity is asked", func() bool { return focused(b) == "till-quantity-field" })
	b.Keys("3"+kb.Enter).Until("three of rice", func() bool { return total(b) == "R$ 107,68" })
	b.Keys(kb.F6).Until("the customer is asked", func() bool { return focused(b) == "till-customer-field" })
	b.Hand("52998224725" + kb.Enter).Sees("529.982.247-25")
	b.Keys(kb.F4).Until("the discount is asked", func() bool { return focused(b) == "till-discount-field" })
	b.Hand("7,68" + kb.Enter).Sees("Seu limite de desconto nesta venda")
	b.Hand("1,68"+kb.Enter).Until("it is given", func() bool { return total(b) == "R$ 106,00" })

	b.Keys(kb.F10).Sees("Como o cliente paga")
	b.Keys("2").Until("Pix takes the amount", func() bool { return focused(b) == "till-amount" })
	b.Keys("6"+kb.Enter).Sees("Pix", "Faltam").Until("the rest is asked", func() bool {
		return browser.Eval[string](b, `document.querySelector("#till-amount")?.value ?? ""`) == "100,00"
	})
	b.Keys("150").Until("change is shown", func() bool { return strings.Contains(b.Text("#till-rest"), "R$ 50,00") })
	b.Shot("pdv-pagamento")
	b.Keys(kb.F10)
	b.Sees("Venda nº 1 finalizada", "Caixa livre").Until("ready for the next", func() bool { return focused(b) == "till-code" })
	b.Shot("pdv-troco")
	if row := s.newest(); row.State != "finalizada" || row.Total != 10600 {
		t.Errorf("sale is %+v", row)
	}
}

func TestACashSaleByTouchOnAPhone(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	s.product("Óleo de soja", "1702", 899, 10)
	s.POST(s.at("/fechar"), "counted", "100").Status(303)
	b := browser.Open(t, s.Serve(), s.Token, browser.Phone).Go(s.at("")).Sees("Caixa fechado")
	if wide := b.Sideways(); wide > 0 {
		t.Errorf("the closed till scrolls %d px sideways", wide)
	}
	settle(b)
	b.Shot("pdv-celular-fechado")
	b.Tap(".button-large").Sees("Caixa livre")
	settle(b)
	b.Tap(".till-product:nth-child(1)").Until("rice is there", func() bool { return total(b) == "R$ 29,90" })
	b.Tap("#till-browse").Tap(".till-product:nth-child(2)").Until("oil is there", func() bool { return total(b) == "R$ 38,89" })
	b.Tap("#till-browse").Tap(`.till-line[aria-current] [value="1"]`).Until("two of oil", func() bool { return total(b) == "R$ 47,88" })
	b.Tap(`.till-line[aria-current] [data-dialog=till-cancel-line]`).Tap("#till-cancel-line [value='Preço errado']").Tap("#till-cancel-line .button-danger")
	b.Until("rice alone", func() bool { return total(b) == "R$ 29,90" })
	b.Shot("pdv-celular-venda")
	if small := browser.Eval[string](b, tooSmall); small != "" {
		t.Errorf("too small for a finger: %s", small)
	}
	b.Tap(".till-receive > .button").Sees("Como o cliente paga").Tap(".till-notes button:last-child")
	b.Until("change is shown", func() bool {
		return strings.Contains(b.Text("#till-rest"), "Troco") && !strings.Contains(b.Text("#till-rest"), "R$ 0,00")
	})
	b.Shot("pdv-celular-pagamento")
	b.Tap("#till-finalise").Sees("Venda nº 1 finalizada")
	b.Shot("pdv-celular-troco")
	if row := s.newest(); row.State != "finalizada" || row.Total != 2990 {
		t.Errorf("sale is %+v", row)
	}
}

// tooSmall names what can be touched and is less than 44 px high.
const tooSmall = `[...document.querySelectorAll("button, a, input:not([type=hidden])")]
	.filter((e) => e.checkVisibility() && !e.closest("dialog:not([open]), #toasts"))
	.filter((e) => Math.max(e.getBoundingClientRect().height, e.closest("label")?.getBoundingClientRect().height ?? 0) < 43.5)
	.map((e) => (e.innerText || e.id || e.className) + " " + e.getBoundingClientRect().height).join("; ")`

func TestTwentyScansAreTwentyLinesWhereverTheyFall(t *testing.T) {
	s := openShop(t)
	var want []string
	for _, letter := range "ABCDEFGHIJKLMNOPQRST" {
		name := "Produto" + string(letter)
		s.product(name, "88"+string(letter)+"01", 100, 50)
		want = append(want, name)
	}
	b := s.sitDown(browser.Counter)
	// Each answer takes longer than a scan, so that many are always on their way.
	browser.Eval[bool](b, `(() => { const real = fetch; window.fetch = async (...a) => { await new Promise((go) => setTimeout(go, 150)); return real(...a); }; return true })()`)
	for i, name := range want {
		b.Scan("88" + name[len("Produto"):] + "01")
		if i == 6 {
			b.Until("there is a sale to discount", func() bool { return b.Count(".till-line") > 0 })
			b.Keys(kb.F4)
		}
		time.Sleep(100 * time.Millisecond)
	}
	if left := browser.Eval[string](b, `document.querySelector("#till-discount-field").value`); left != "" {
		t.Errorf("a scan was left in the dialog: %q", left)
	}
	b.Until("all are answered", func() bool { return b.Text("#till-pending") == "0" })
	if got := names(b); got != strings.Join(want, " ") {
		t.Errorf("lines are\n%s\nwant\n%s", got, strings.Join(want, " "))
	}
	if row := s.newest(); row.Total != money.Cents(100*len(want)) {
		t.Errorf("total %s", row.Total)
	}
}

func TestTheLastUnitOnTwoScreens(t *testing.T) {
	s := openShop(t)
	s.product("Última peça", "1701", 5000, 1)
	made := s.As("gerente").POST("/pdv/caixas", "name", "Caixa 2", "depot_id", idOf(s.till.DepotID)).Status(303).Location()
	second := "/pdv/caixas/" + strings.TrimPrefix(made, "/pdv/caixas?caixa=")
	s.POST(second+"/abrir", "fundo", "0").Status(303)
	a, b := s.sitDown(browser.Counter), browser.Open(t, s.Serve(), s.As("caixa").Token, browser.Counter).Go(second)
	for _, tab := range []*browser.Tab{a, b} {
		tab.Scan("1701").Until("it is on the sale", func() bool { return total(tab) == "R$ 50,00" })
		tab.Keys(kb.F10).Sees("Como o cliente paga")
	}
	a.Keys(kb.F10).Sees("finalizada")
	b.Keys(kb.F10).Until("the other is told", func() bool { return strings.Contains(b.Text(".form-errors"), "Última peça") })
	b.Shot("pdv-ultima-peca")
	if n := s.Count("sale_payments"); n != 1 {
		t.Errorf("payments: %d", n)
	}
}

func TestAKilledBrowserFindsTheSaleAndWhatItHadNotSent(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	s.product("Óleo de soja", "1702", 899, 10)
	b := s.sitDown(browser.Counter)
	b.Scan("1701").Until("rice is there", func() bool { return total(b) == "R$ 29,90" })
	browser.Eval[bool](b, `(window.fetch = () => Promise.reject(new TypeError("no network")), true)`)
	b.Scan("1702").Scan("2*1702").Sees("Sem conexão")
	b.Until("both wait", func() bool { return b.Text("#till-pending") == "2" })
	b.Shot("pdv-sem-conexao")
	b.Reload()
	b.Until("all arrived", func() bool { return total(b) == "R$ 56,87" && b.Text("#till-pending") == "0" })
	if b.Count(".till-line") != 3 {
		t.Errorf("lines: %s", names(b))
	}
	b.Reload().Until("nothing is sent twice", func() bool { return total(b) == "R$ 56,87" })
}

func TestAnUnknownCodeStaysAndTheNextScanTakesItsPlace(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	b := s.sitDown(browser.Counter)
	b.Scan("9999").Sees("Nenhum produto com 9999.")
	if left := browser.Eval[string](b, `document.querySelector("#till-code").value`); left != "9999" {
		t.Errorf("in the field: %q", left)
	}
	b.Scan("1701").Until("rice is there", func() bool { return total(b) == "R$ 29,90" && b.Count("#till-problem:not([hidden])") == 0 })
}

// serious asks axe for what keeps people out, once what moves stands still.
const serious = `Promise.all(document.getAnimations().map((a) => a.finished)).then(() => axe.run(document, {resultTypes: ["violations"]})).then((r) => r.violations
	.filter((v) => v.impact === "serious" || v.impact === "critical")
	.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(" | ")))`

func TestEveryStateOfTheTillIsOpenToEveryone(t *testing.T) {
	s := openShop(t)
	s.product("Cabo PP 3×2,5", "1701", 2990, 10)
	s.product("Cabo flexível", "1702", 899, 10)
	axe, err := fs.ReadFile(static.FS(), "axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	b := s.sitDown(browser.Counter)
	look := func(state string) {
		for _, dark := range []bool{false, true} {
			b.SetDark(dark)
			browser.Eval[any](b, string(axe)+"; null")
			for _, v := range browser.Eval[[]string](b, serious) {
				t.Errorf("%s (dark: %v): %s", state, dark, v)
			}
			b.Shot(fmt.Sprintf("pdv-%s-%v", state, dark))
		}
	}
	look("livre")
	b.Scan("9999").Sees("Nenhum produto com 9999.")
	look("recusado")
	b.Scan("1701").Until("it is on the sale", func() bool { return total(b) == "R$ 29,90" })
	b.Scan("1702").Until("both are", func() bool { return total(b) == "R$ 38,89" })
	look("venda")
	for _, key := range []string{kb.F1, kb.F3, kb.F4, kb.F6, kb.F8} {
		b.Keys(key).Until("a dialog opens", func() bool { return b.Count("dialog[open]") == 1 })
		look("tecla-" + browser.Eval[string](b, `document.querySelector("dialog[open]").id`))
		b.Keys(kb.Escape).Until("it closes", func() bool { return b.Count("dialog[open]") == 0 })
	}
	b.Scan("cabo").Sees("Qual produto?")
	look("qual-produto")
	b.Keys(kb.Escape).Keys(kb.F10).Sees("Como o cliente paga").Keys("3").Until("the amount is asked", func() bool { return focused(b) == "till-amount" })
	look("pagamento")
	b.Keys("10" + kb.Enter).Sees("Faltam")
	look("pagamento-dividido")
	b.Keys(kb.F10).Sees("finalizada")
	look("troco")
}
