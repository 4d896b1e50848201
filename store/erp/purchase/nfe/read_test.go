package nfe_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"omniservicos/store/erp/purchase/nfe"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

const (
	sixteen    = "procNFe-fornecedor-16-itens.xml"
	conversion = "procNFe-fornecedor-conversao-ipi-st-frete.xml"
	reform     = "procNFe-fornecedor-reforma-3-duplicatas.xml"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func read(t *testing.T, name string) nfe.Invoice {
	t.Helper()
	n, err := nfe.Read(file(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func costs(n nfe.Invoice) (list []string) {
	for _, i := range n.Items {
		list = append(list, i.Cost().Plain())
	}
	return list
}

func TestSixteenItemsCostWhatTheInvoiceSays(t *testing.T) {
	n := read(t, sixteen)
	want := "90,00 52,32 90,00 52,32 69,03 29,09 22,14 26,58 34,19 42,60 42,37 30,18 38,42 40,02 184,62 35,80"
	if got := strings.Join(costs(n), " "); got != want {
		t.Errorf("the items cost %s", got)
	}
	if n.ItemsCost() != n.Totals.Invoice || n.Totals.Invoice != 87968 {
		t.Errorf("the items cost %s, the invoice says %s", n.ItemsCost(), n.Totals.Invoice)
	}
	if n.Key != "35180834128745000152550010000476491552806942" || n.Number != "47649" || n.IssuedOn.ISO() != "2018-08-17" {
		t.Errorf("read %s, number %s of %s", n.Key, n.Number, n.IssuedOn)
	}
	if n.Emitter.TaxID != "34128745000152" || n.Recipient.TaxID != "97493746000116" || n.Emitter.City != "São João da Boa Vista" {
		t.Errorf("from %+v to %+v", n.Emitter, n.Recipient)
	}
	first := n.Items[0]
	if first.Code != "1094" || first.EAN != "7897846900945" || first.NCM != "19041000" || first.CEST != "1703000" || first.CFOP != "6401" ||
		first.Unit != "UN" || first.Quantity != quantity.Units(6) || first.UnitPrice != "13.0390200" || first.Factor() != quantity.One {
		t.Errorf("the first item is %+v", first)
	}
	if len(n.Dues) != 1 || n.Dues[0].On.ISO() != "2018-09-17" || n.Dues[0].Amount != 87968 {
		t.Errorf("due %+v", n.Dues)
	}
	if w := n.Warnings(); len(w) != 0 {
		t.Errorf("warned of %v", w)
	}
}

func TestConversionTaxesAndFreight(t *testing.T) {
	n := read(t, conversion)
	if got := strings.Join(costs(n), " "); got != "432,00 126,26 422,96" || n.ItemsCost() != n.Totals.Invoice {
		t.Errorf("the items cost %s of %s", got, n.Totals.Invoice)
	}
	for i, want := range []string{"6", "12", "1"} {
		if got := n.Items[i].Factor().String(); got != want {
			t.Errorf("item %d: %s in one, want %s", i+1, got, want)
		}
	}
	if n.Items[2].EAN != "" {
		t.Errorf("SEM GTIN was read as %q", n.Items[2].EAN)
	}
	if len(n.Dues) != 2 || n.DuesTotal() != 98122 || n.Method != "15" {
		t.Errorf("due %+v by %s", n.Dues, n.Method)
	}
}

func TestWhereTheFilesOwnTotalDiffersBothFiguresAreNamed(t *testing.T) {
	n := read(t, reform)
	if n.ItemsCost() != 239776 || n.Totals.Invoice != 16474681 || n.DuesTotal() != 16474681 || len(n.Dues) != 3 {
		t.Errorf("items %s, invoice %s, due %s in %d", n.ItemsCost(), n.Totals.Invoice, n.DuesTotal(), len(n.Dues))
	}
	all := strings.Join(n.Warnings(), "\n")
	for _, figure := range []string{"R$ 2.397,76", "R$ 164.746,81", "R$ 164.801,01", "R$ 54,20", "chave de acesso"} {
		if !strings.Contains(all, figure) {
			t.Errorf("the warnings do not name %s:\n%s", figure, all)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	good := string(file(t, conversion))
	swap := func(from, to string) string {
		if !strings.Contains(good, from) {
			t.Fatalf("the file has no %s", from)
		}
		return strings.Replace(good, from, to, 1)
	}
	head, _, _ := strings.Cut(good, "<det ")
	_, tail, _ := strings.Cut(good, "<total>")
	for name, c := range map[string]struct{ content, sentence string }{
		"nothing":         {"", "Escolha o arquivo XML"},
		"a DTD":           {swap("<nfeProc", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><nfeProc`), "DOCTYPE"},
		"an entity":       {swap("<natOp>", "<natOp><!entity x 'y'>"), "ENTITY"},
		"unknown entity":  {swap("VENDA DE MERCADORIA", "&xxe;"), "não é um XML de NF-e"},
		"too large":       {good + strings.Repeat(" ", nfe.MaxFile), "passa do limite"},
		"PDF":             {"%PDF-1.7 ...", "não é um XML de NF-e"},
		"another root":    {`<?xml version="1.0"?><resNFe/>`, "começa por “resNFe”"},
		"NFC-e":           {swap("<mod>55</mod>", "<mod>65</mod>"), "modelo 65"},
		"test invoice":    {swap("<tpAmb>1</tpAmb><finNFe>", "<tpAmb>2</tpAmb><finNFe>"), "homologação"},
		"denied":          {swap("<cStat>100</cStat>", "<cStat>302</cStat>"), "não autorizou"},
		"no items":        {head + "<total>" + tail, "não tem itens"},
		"a wrong key":     {swap(`Id="NFe35261145000123000160550030000882131591203777"`, `Id="NFe35261145000123000160550030000882131591203778"`), "não confere"},
		"no quantity":     {swap("<qCom>10.0000</qCom>", "<qCom>0</qCom>"), "item 1"},
		"a bad quantity":  {swap("<qCom>10.0000</qCom>", "<qCom>1.00001</qCom>"), "item 1"},
		"a bad value":     {swap("<vProd>444.00</vProd>", "<vProd>-444.00</vProd>"), "vProd"},
		"a huge value":    {swap("<vProd>444.00</vProd>", "<vProd>999999999999999.00</vProd>"), "vProd"},
		"a bad CNPJ":      {swap("<CNPJ>45000123000160</CNPJ>", "<CNPJ>45000123000161</CNPJ>"), "CNPJ do fornecedor"},
		"a bad due date":  {swap("<dVenc>2026-12-16</dVenc>", "<dVenc>2026-13-16</dVenc>"), "duplicata 1"},
		"two documents":   {good + good[strings.Index(good, "<nfeProc"):], "depois do fim"},
		"another charset": {swap(`encoding="UTF-8"`, `encoding="UTF-7"`), "não é um XML de NF-e"},
	} {
		_, err := nfe.Read([]byte(c.content))
		f, ok := fault.As(err)
		if !ok || f.Field != nfe.Field || !strings.Contains(f.Text, c.sentence) {
			t.Errorf("%s: got %v, want a sentence with %q", name, err, c.sentence)
		}
	}
}

func TestLatin1AndBareNotesAreRead(t *testing.T) {
	good := bytes.Replace(file(t, sixteen), []byte(`encoding="utf-8"`), []byte(`encoding="ISO-8859-1"`), 1)
	latin, err := charmap.ISO8859_1.NewEncoder().Bytes(good)
	if err != nil {
		t.Fatal(err)
	}
	n, err := nfe.Read(latin)
	if err != nil || n.Emitter.City != "São João da Boa Vista" {
		t.Errorf("city %q, %v", n.Emitter.City, err)
	}
	whole := string(file(t, conversion))
	bare := whole[strings.Index(whole, "<NFe"):strings.Index(whole, "<protNFe")]
	n, err = nfe.Read([]byte(bare))
	if err != nil || n.Approved || len(n.Warnings()) != 1 {
		t.Errorf("a bare note: %v, warnings %v", err, n.Warnings())
	}
}

func TestValidKey(t *testing.T) {
	for key, want := range map[string]bool{
		"35170458716523000119550010000000121000123458": true,
		"52060412ABC34501DE35550120000007801267301610": true,
		"35261111222333000181650010000001011482130575": true,
		"35261111222333000181650010000001011482130576": false,
		"3517045871652300011955001000000012100012345":  false,
		"35170458716523000119550A10000000121000123458": false,
		"": false,
	} {
		if nfe.ValidKey(key) != want {
			t.Errorf("%s: %v", key, !want)
		}
	}
}

func TestCostLeavesOutWhatIsNotPartOfTheTotal(t *testing.T) {
	gift := nfe.Item{Product: 5000, Freight: 300, InTotal: false}
	if got := gift.Cost(); got != money.Cents(300) {
		t.Errorf("a gift costs %s", got)
	}
}

// FuzzRead: whatever comes, the reader answers with an invoice that holds together or with a sentence.
func FuzzRead(f *testing.F) {
	f.Add(file(f, conversion)) // the smallest: the fuzzer is as slow as its seeds are long
	f.Add([]byte(`<NFe><infNFe Id="NFe"/></NFe>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		n, err := nfe.Read(content)
		if err != nil {
			if _, ok := fault.As(err); !ok {
				t.Fatalf("not a sentence: %v", err)
			}
			return
		}
		if !nfe.ValidKey(n.Key) || len(n.Items) == 0 || n.ItemsCost() < 0 {
			t.Fatalf("an invoice that does not hold: %+v", n)
		}
		for _, i := range n.Items {
			if i.Quantity <= 0 || i.Factor() <= 0 || i.Cost() < 0 {
				t.Fatalf("an item that does not hold: %+v", i)
			}
		}
		n.Warnings()
	})
}
