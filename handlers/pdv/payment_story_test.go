package pdv_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/web/webtest/browser"
)

func typedAmount(b *browser.Tab) string {
	return browser.Eval[string](b, `document.querySelector("#till-amount")?.value ?? ""`)
}

func TestThreeFormsByKeyboardAlone(t *testing.T) {
	s := openShop(t)
	s.product("Bicicleta", "1701", 50000, 10)
	s.As("gerente").POST("/pdv/pix", "pix_key", "ana@loja.com.br", "pix_holder", "Ana Conceição", "pix_city", "São Paulo").Status(303)
	b := s.sitDown(browser.Counter)
	b.Scan("1701").Until("it is on the sale", func() bool { return total(b) == "R$ 500,00" })
	b.Keys(kb.F10).Sees("Como o cliente paga")

	b.Keys("3").Until("the card's amount is asked", func() bool { return focused(b) == "till-amount" })
	b.Sees("Bandeira", "NSU")
	b.Hand("300" + kb.Tab + "2" + kb.Tab + "v" + kb.Tab + "4711" + kb.Enter)
	b.Until("the authorisation is asked", func() bool { return focused(b) == "till-autorizacao" })
	b.Shot("pdv-cartao")
	b.Hand("A1"+kb.Enter).Until("the amount again", func() bool { return focused(b) == "till-amount" })
	b.Keys(kb.Enter).Sees("Crédito em 2 parcelas", "NSU 4711").Until("the rest is asked", func() bool { return typedAmount(b) == "200,00" })

	b.Keys(kb.Escape).Until("the forms have the focus", func() bool { return focused(b) != "till-amount" })
	b.Keys("7").Until("the cheque's bank comes first", func() bool { return focused(b) == "till-banco" })
	b.Hand("341"+kb.Enter+"000123"+kb.Enter+kb.Enter).Until("then its amount", func() bool { return focused(b) == "till-amount" })
	b.Keys("50"+kb.Enter).Sees("cheque 000123").Until("the rest is asked", func() bool { return typedAmount(b) == "150,00" })

	b.Keys(kb.Escape).Keys("2").Sees("copia e cola", "Pix de R$ 150,00").Until("the QR Code is drawn", func() bool { return b.Count("#till-rest svg.qr path") == 1 })
	b.Shot("pdv-pix")
	b.Keys(kb.F10).Sees("Venda nº 1 finalizada").Until("ready for the next", func() bool { return focused(b) == "till-code" })
	sale := s.byID(s.newest().ID)
	if len(sale.Payments) != 3 || sale.Payments[0].NSU != "4711" || sale.Payments[0].Brand != "Visa" || sale.Payments[0].Instalments != 2 ||
		sale.Payments[1].ChequeNumber != "000123" || sale.Payments[2].Amount != 15000 {
		t.Errorf("paid with %+v", sale.Payments)
	}
	s.whole()
}

// The sale's lines stay in sight while it is paid, and carry figures of their own.
func TestALineOfTheSaleIsNoNoteOfMoney(t *testing.T) {
	s := openShop(t)
	s.product("Bicicleta", "1701", 50000, 10)
	b := s.sitDown(browser.Counter)
	b.Scan("1701").Until("it is on the sale", func() bool { return total(b) == "R$ 500,00" })
	b.Keys(kb.F10).Until("cash is asked", func() bool { return typedAmount(b) == "500,00" })
	b.Tap(".till-line")
	if got := typedAmount(b); got != "500,00" {
		t.Errorf("a touch on the line made %q of what was received", got)
	}
}

func TestAPhoneShowsThePixToScan(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	s.As("gerente").POST("/pdv/pix", "pix_key", "ana@loja.com.br", "pix_holder", "Ana Conceição", "pix_city", "São Paulo").Status(303)
	s.scan("1701")
	b := s.sitDown(browser.Phone)
	b.Tap(".till-receive > .button").Sees("Como o cliente paga").Tap(`[value="pix"]`).Sees("copia e cola")
	if wide := b.Sideways(); wide > 0 {
		t.Errorf("the panel scrolls %d px sideways", wide)
	}
	if small := browser.Eval[string](b, tooSmall); small != "" {
		t.Errorf("too small for a finger: %s", small)
	}
	b.Shot("pdv-celular-pix")
	b.Tap(`[value="credito"]`).Until("the slip is asked", func() bool {
		return browser.Eval[bool](b, `document.querySelector("#till-nsu").checkVisibility()`)
	})
	if small := browser.Eval[string](b, tooSmall); small != "" {
		t.Errorf("too small for a finger: %s", small)
	}
	b.Shot("pdv-celular-cartao")
	b.Tap("#till-finalise").Sees("Venda nº 1 finalizada")
}

func TestFiadoIsReceivedOnAFreeTillsKey(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 5000, 10)
	s.onFiado(s.customer("Maria da Conceição", 20000), "1701", "50", "")
	b := s.sitDown(browser.Counter)
	browser.Eval[bool](b, `document.dispatchEvent(new KeyboardEvent("keydown", {key: "f", ctrlKey: true, bubbles: true, cancelable: true}))`)
	b.Sees("Quem vem pagar").Keys("maria" + kb.Enter).Sees("Pessoas encontradas")
	b.Tap(`a[href*="pessoa="]`).Sees("Maria da Conceição deve", "R$ 50,00")
	b.Until("the forms have the focus", func() bool { return browser.Eval[string](b, `document.activeElement.value`) == "dinheiro" })
	b.Keys("2").Until("Pix is chosen and its amount asked", func() bool {
		return focused(b) == "till-amount" && browser.Eval[bool](b, `document.querySelector("[value=pix]").checked`)
	})
	b.Shot("pdv-fiado")
	b.Keys(kb.F10).Sees("Fiado recebido", "Ainda deve")
	b.Shot("pdv-fiado-recebido")
	if !strings.Contains(b.Text("main"), "R$ 0,00") {
		t.Error("something is still owed")
	}
	s.whole()
}
