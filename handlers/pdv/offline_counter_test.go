package pdv_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/person"
	"omniservicos/store/pix"
	"omniservicos/store/quantity"
	"omniservicos/web/webtest/browser"
)

// counter is a shop with all that a counter meets: a pack, a list, a scale, a Pix key, a meal card.
func (s *shop) counter() (soap catalogue.Product, padaria person.Person) {
	s.T.Helper()
	soap = s.product("Sabonete", "9001", 400, 500)
	s.product("Queijo prato", "149", 2249, 50)
	s.product("Televisor", "9002", 100000, 5)
	s.promote(catalogue.Promotion{Name: "Leve 3 por R$ 10,00", Kind: catalogue.Pack, ProductID: soap.ID, From: quantity.Units(3), Price: 1000})
	padaria = s.customer("Padaria Pão Dourado", 10000)
	s.wholesale(padaria.ID, soap, 300)
	boss := s.As("gerente")
	boss.POST("/pdv/balanca", "prefix_0", "2", "code_0", "4", "by_0", "preco", "decimals_0", "2", "value_0", "7").Status(303)
	boss.POST("/pdv/pix", "pix_key", "ana@loja.com.br", "pix_holder", "Ana Conceição", "pix_city", "São Paulo").Status(303)
	boss.POST("/pdv/formas", "title", "Vale-refeição", "kind", "outro", "max_instalments", "1", "active", "1", "needs_nsu", "1").Status(303)
	return soap, padaria
}

func TestWithoutTheServerTheTillDoesWhatACounterNeeds(t *testing.T) {
	s := openShop(t)
	soap, padaria := s.counter()
	w, profile := s.wire(), browser.NewProfile(t)
	b := profile.Open(w.url(), s.Token, browser.Counter).Go(s.at(""))
	settle(b)
	ableToSellAlone(b)
	w.stop()

	// A pack in three scans, a scale's label, a discount within the cashier's limit and one beyond it.
	b.Scan("9001").Until("the till sells by itself", func() bool { return total(b) == "R$ 4,00" && strings.Contains(pillSays(b), "Sem conexão") })
	b.Scan("2*9001").Until("three are a pack", func() bool { return total(b) == "R$ 10,00" })
	b.Sees("Leve 3 por R$ 10,00").Scan("2014900002840").Until("the label's price is kept", func() bool { return total(b) == "R$ 12,84" })
	b.Scan("9002").Until("a television", func() bool { return total(b) == "R$ 1.012,84" })
	b.Keys(kb.F4).Until("it asks", func() bool { return focused(b) == "till-discount-field" })
	b.Hand("10%" + kb.Enter).Sees("Seu limite de desconto nesta venda é R$ 50,64. Sem conexão ninguém pode autorizar mais do que isto.")
	b.Until("what was typed is selected", func() bool { return selected(b) == "10%" })
	b.Shot("pdv-contingencia-desconto")
	b.Hand("5%"+kb.Enter).Until("five per cent are taken off", func() bool { return total(b) == "R$ 962,20" })

	// A customer whom the till knows, with their own prices; fiado says why not; Pix is drawn here.
	b.Click(`.till-customer [data-dialog="till-customer"]`).Keys("pada").Sees("Padaria Pão Dourado").Click("#till-people button")
	b.Until("their list prices the soap", func() bool { return total(b) == "R$ 961,25" })
	b.Sees("Preços da tabela Atacado").Keys(kb.F10).Sees("Como o cliente paga").Keys("5").Sees("Fiado precisa da conexão")
	b.Shot("pdv-contingencia-fiado")
	b.Keys(kb.Escape).Keys("8").Until("the slip is asked", func() bool { return focused(b) == "till-nsu" || focused(b) == "till-brand" })
	b.Type("#till-amount", kb.Backspace+"61,25").Keys(kb.F10).Sees("Digite o NSU e a autorização do comprovante de Vale-refeição.")
	b.Type("#till-nsu", "4711").Type("#till-autorizacao", "A1").Keys(kb.F10)
	b.Until("the rest is asked", func() bool { return typedAmount(b) == "900,00" })
	b.Keys(kb.Escape).Keys("2").Until("the QR Code is drawn", func() bool { return b.Count("#till-rest svg.qr path") == 1 })
	b.Sees("confira no aplicativo do banco")
	b.Shot("pdv-contingencia-pix")
	want, err := pix.Code{Key: "ana@loja.com.br", Holder: "Ana Conceição", City: "São Paulo", Amount: 90000, TxID: "1E1S1"}.Text()
	if got := browser.Eval[string](b, `document.getElementById("till-pix-code").value`); err != nil || got != want {
		t.Errorf("the code is %s, want %s", got, want)
	}
	b.Keys(kb.F10).Sees("Venda 1-1-1 em contingência")
	paper := browser.Eval[string](b, `document.querySelector("#till-paper").textContent`)
	for _, words := range []string{"Atacado", "Cliente: Padaria Pão Dourado", "Vale-refeição", "Desconto"} {
		if !strings.Contains(paper, words) {
			t.Errorf("the receipt does not say %q: %s", words, paper)
		}
	}

	// A CPF alone, wrong and right.
	b.Scan("9001").Until("a soap", func() bool { return total(b) == "R$ 4,00" })
	b.Click(`.till-customer [data-dialog="till-customer"]`).Hand("529.982.247-26" + kb.Enter).Sees("não confere: verifique os dígitos")
	b.Until("what was typed is selected", func() bool { return selected(b) == "529.982.247-26" })
	b.Hand("529.982.247-25"+kb.Enter).Until("it stands on the sale", func() bool { return strings.Contains(b.Text("#till-sale"), "529.982.247-25") })
	b.Keys(kb.F10).Sees("Como o cliente paga").Keys(kb.F10).Sees("Venda 1-1-2 em contingência")

	w.start()
	b.Until("both are sent", func() bool { return pillSays(b) == "Online" })
	s.haveArrived(t, 2, 96125+400)
	s.soldAtTheCounter(t, soap, padaria)
}

// selected is the selected text of the field that has the focus.
func selected(b *browser.Tab) string {
	return browser.Eval[string](b, `(({value, selectionStart, selectionEnd}) => value?.slice(selectionStart, selectionEnd) ?? "")(document.activeElement)`)
}

// soldAtTheCounter looks at what the server made of it.
func (s *shop) soldAtTheCounter(t *testing.T, soap catalogue.Product, padaria person.Person) {
	t.Helper()
	first, second := s.numbered(1), s.numbered(2)
	if first.CustomerID == nil || *first.CustomerID != padaria.ID || first.ListID == nil || first.Discount != 5059 || first.OperatorID != s.Identity {
		t.Errorf("the first sale is %+v", first)
	}
	said := ""
	for _, i := range first.Items {
		said += fmt.Sprintf("%s %s %s %v; ", i.Name, i.Rule, i.Total, i.FixedTotal)
	}
	if want := "Sabonete Atacado R$ 3,00 false; Sabonete Atacado R$ 6,00 false; Queijo prato  R$ 2,84 true; Televisor  R$ 1.000,00 false; "; said != want {
		t.Errorf("its lines are %s\nwant %s", said, want)
	}
	if first.Payments[0].NSU != "4711" || first.Payments[0].Name() != "Vale-refeição" || first.Payments[1].Amount != money.Cents(90000) {
		t.Errorf("paid with %+v", first.Payments)
	}
	if second.CustomerTaxID != "52998224725" || second.CustomerID != nil {
		t.Errorf("the second sale is for %+v", second)
	}
	if left := s.countStock(soap.ID); left != 500-4 {
		t.Errorf("soap left: %d", left)
	}
	s.whole()
}

// numbered is the till's sale of this number.
func (s *shop) numbered(n int64) (sale pdv.Sale) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		var id int64
		if err := tx.Get(&id, `select id from sales where account_id = $1 and till_id = $2 and number = $3`, s.till.ID, n); err != nil {
			return err
		}
		var err error
		sale, err = pdv.FindSale(tx, id)
		return err
	})
	return sale
}
