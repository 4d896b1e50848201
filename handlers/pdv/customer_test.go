package pdv_test

import (
	"strings"
	"testing"

	"omniservicos/web/webtest/browser"
)

// mirror opens the customer's window from the till's and notes how far behind the till its total is after each change.
const mirror = `(() => {
	window.behind = []; window.shown = {};
	window.customer = window.open(document.querySelector("a[href$='/cliente']").href, "cliente");
	const watch = (doc, css, name) => {
		const note = () => {
			const text = doc.querySelector(css)?.textContent.trim();
			if (!text || (window.shown[name] ?? {}).text === text) return;
			window.shown[name] = { text, at: Date.now() };
			const { till, customer } = window.shown;
			if (name === "customer" && till?.text === customer.text) window.behind.push(customer.at - till.at);
		};
		new MutationObserver(note).observe(doc.body, { subtree: true, childList: true, characterData: true });
		note();
	};
	watch(document, "#till-total", "till");
	window.customer.addEventListener("load", () => watch(window.customer.document, "[data-part=total]", "customer"));
	return true;
})()`

// onCustomers is the text of a part of the customer's screen.
func onCustomers(b *browser.Tab, css string) string {
	return browser.Eval[string](b, `(window.customer.document.querySelector(`+"`"+css+"`"+`)?.innerText ?? "")`)
}

func TestTheCustomersScreenMirrorsTheSale(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 90)
	s.product("Óleo de soja", "1702", 899, 90)
	b := s.sitDown(browser.Counter)
	browser.Eval[bool](b, mirror)
	b.Until("the customer is welcomed", func() bool { return strings.Contains(onCustomers(b, "body"), "Seja bem-vindo!") })
	for i := range 10 {
		code := []string{"1701", "1702"}[i%2]
		b.Hand(code+"\r").Until("the line is there", func() bool { return browser.Eval[int](b, `document.querySelectorAll(".till-line").length`) == i+1 })
	}
	b.Until("the customer sees the same", func() bool {
		return onCustomers(b, "[data-part=total]") == total(b) && strings.Count(onCustomers(b, "[data-part=lines]"), "Arroz 5 kg") == 5
	})
	if last := onCustomers(b, ".customer-last"); !strings.Contains(last, "Óleo de soja") || !strings.Contains(last, "8,99") {
		t.Errorf("the last item is %q", last)
	}
	behind := browser.Eval[[]int](b, `window.behind`)
	worst := 0
	for _, ms := range behind {
		worst = max(worst, ms)
	}
	t.Logf("the customer's screen is %v ms behind the till", behind)
	if len(behind) < 9 || worst >= 300 {
		t.Errorf("%d changes, the slowest %d ms behind", len(behind), worst)
	}
	b.Click(".till-receive > .button").Sees("Como o cliente paga")
	b.Until("the customer sees how it is paid", func() bool { return strings.Contains(onCustomers(b, ".customer-pay"), "Dinheiro") })
	browser.Eval[bool](b, `(() => { const f = document.getElementById("till-amount"); f.value = "200,00"; f.dispatchEvent(new Event("input", {bubbles: true})); return true })()`)
	b.Until("and the change", func() bool { return strings.Contains(onCustomers(b, "[data-part=rest]"), "Troco R$ 5,55") })
	browser.Eval[bool](b, `(() => { // as the panel of a shop with a Pix key has it
		document.getElementById("till-payment-form").insertAdjacentHTML("beforeend", '<svg class="qr" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'); return true })()`)
	b.Until("the code is drawn large", func() bool {
		return browser.Eval[bool](b, `(window.customer.document.querySelector(".customer-code svg")?.getBoundingClientRect().width ?? 0) > 150`)
	})
	b.Click("#till-finalise").Sees("Venda nº 1 finalizada")
	b.Until("the customer is thanked", func() bool {
		return strings.Contains(onCustomers(b, ".customer-done"), "Obrigado!") && strings.Contains(onCustomers(b, ".customer-done"), "R$ 5,55")
	})
}

func TestAScreenOnAnotherDeviceFollowsToo(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 90)
	s.As("estoquista").GET(s.at("/cliente")).Status(403)
	b := browser.Open(t, s.Serve(), s.Token, browser.View{Width: 800, Height: 1280, Dark: true}).Go(s.at("/cliente")).Sees("Seja bem-vindo!")
	b.Shot("cliente-livre")
	sale := s.scan("1701", "2*1701")
	b.Sees("Arroz 5 kg", "2 itens", "R$ 89,70")
	b.Shot("cliente-venda")
	s.POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "100", "parcelas", "1").Status(303)
	b.Sees("Obrigado!", "R$ 10,30")
	b.Shot("cliente-obrigado")
}
