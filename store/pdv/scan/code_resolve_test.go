package scan_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/barcode"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/scan"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

// scales sets how the shop's scale writes its labels.
func (s *shop) scales(kept string) {
	s.Do(func(tx *db.Tx) error { return scan.SaveScales(tx, barcode.ReadScales(kept)) })
}

// pass resolves an entry and puts it on the sale, as the till does.
func (s *shop) pass(client, typed string) (sale pdv.Sale, err error) {
	s.T.Helper()
	err = s.Try(func(tx *db.Tx) error {
		r, err := scan.Resolve(tx, typed)
		if err != nil {
			return err
		}
		if r.Product == nil {
			return fault.Refuse("Vários produtos.")
		}
		sale, err = pdv.AddLine(tx, pdv.NewLine{TillID: s.Till.ID, SaleClient: client, LineClient: uuid7.New(), ProductID: r.Product.ID, Quantity: r.Quantity, Total: r.Total})
		return err
	})
	return sale, err
}

func (s *shop) byWeight(name, sku string, price money.Cents) catalogue.Product {
	s.T.Helper()
	var p catalogue.Product
	s.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.Save(tx, catalogue.Product{Kind: catalogue.Goods, Name: name, SKU: sku, Unit: "kg", Price: price})
		return err
	})
	return p
}

// The four labels of features.md §4.2, each at a shop whose scale writes them, and its code kept as shops keep it.
func TestAScalesLabelIsALineToTheCentavo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		scales, sku, typed string
		price              money.Cents
		quantity           quantity.Amount
		total              money.Cents
	}{
		{"2:6:peso:3", "010085", "2010085025049", 1219, 25040, 3052},
		{"2:6:peso:3", "10085", "2010085025049", 1219, 25040, 3052},
		{"20:5:peso:3", "2", "2000002001027", 1000, 1020, 102},
		{"2:4:preco:2", "149", "2014900002840", 2249, 1263, 284},
		{"2:4:preco:2", "0149", "2*2014900002840", 2249, 2526, 568},
		{"2:6:preco:2", "0001", "2000001007600", 1000, 7600, 760},
	} {
		s := openShop(t)
		s.scales(c.scales)
		s.byWeight("Queijo prato", c.sku, c.price)
		sale, err := s.pass(uuid7.New(), c.typed)
		if err != nil {
			t.Errorf("%s: %v", c.typed, err)
			continue
		}
		if i := sale.Items[0]; i.Quantity != c.quantity || i.Total != c.total || sale.Total != c.total {
			t.Errorf("%s is %s for %s, the sale %s; want %s for %s", c.typed, i.Quantity, i.Total, sale.Total, c.quantity, c.total)
		}
	}
}

func TestAPriceLabelIsSoldForWhatItSays(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.scales("2:4:preco:2")
	cheese := s.byWeight("Queijo prato", "0149", 2249)
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Entrada", Object: "products", ID: cheese.ID})
		_, err := stock.Move(tx, []stock.Movement{{ProductID: cheese.ID, DepotID: s.Till.DepotID, Quantity: quantity.Units(10), Value: 9000, ValueGiven: true,
			Kind: "entrada", OriginKind: "teste", OriginID: 1}})
		return err
	})
	sale, err := s.pass(uuid7.New(), "2014900002840")
	if err != nil {
		t.Fatal(err)
	}
	err = s.Try(func(tx *db.Tx) error {
		_, err := pdv.ChangeQuantity(tx, sale.ID, 1, quantity.One)
		return err
	})
	if f, ok := fault.As(err); !ok || f.Field != "quantity" || !strings.Contains(f.Text, "etiqueta com preço") {
		t.Errorf("changing it is answered with %v", err)
	}
	done := s.MustPay(sale, counter.Cash(300))
	if done.Total != 284 || done.Change != 16 {
		t.Errorf("sold for %s, change %s", done.Total, done.Change)
	}
	if left := s.One(`select quantity from stock_balances where account_id = $1 and product_id = $2`, cheese.ID); left != 100000-1263 {
		t.Errorf("%d left", left)
	}
	s.Sound()
}

// Every code a scanner can throw is a clear sentence, and leaves the sale as it stood.
func TestBadCodesAreSentencesAndLoseNothing(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.scales("2:6:peso:3")
	s.byWeight("Arroz 5 kg", "1701", 2990)
	client := uuid7.New()
	before, err := s.pass(client, "1701")
	if err != nil {
		t.Fatal(err)
	}
	for typed, sentence := range map[string]string{
		"7891000100104":          "O código de barras 7891000100104 não confere: verifique os números.",
		"7891000100103":          "Nenhum produto com o código de barras 7891000100103.",
		strings.Repeat("9", 40):  "Nenhum produto com " + strings.Repeat("9", 40) + ".",
		strings.Repeat("9", 200): "Nenhum produto com " + strings.Repeat("9", 40) + "….",
		"xyzzy":                  "Nenhum produto com xyzzy.",
		"]C1\x1d01789100010010":  "O código tem caracteres que não podem ser lidos: passe o produto outra vez.",
		"17\x0001":               "O código tem caracteres que não podem ser lidos: passe o produto outra vez.",
		"\xff\xfe":               "O código tem caracteres que não podem ser lidos: passe o produto outra vez.",
		"<b>oi</b>":              "Nenhum produto com <b>oi</b>.",
		"' or 1=1 --":            "Nenhum produto com ' or 1=1 --.",
		"%":                      "Nenhum produto com %.",
		"😀":                      "Nenhum produto com 😀.",
		"0*1701":                 "A quantidade deve ser maior que zero.",
		"-3*1701":                "A quantidade deve ser maior que zero.",
		"1000000000*1701":        "A quantidade deve ser de no máximo 999.999.",
		"1e9*1701":               "Nenhum produto com 1e9*1701.",
		"1,2,3*1701":             "A quantidade 1,2,3 não pode ser lida: escreva como 1,5 antes do *.",
		"2010085025048":          "O dígito da etiqueta 2010085025048 não confere: passe outra vez, ou pese de novo.",
		"2010085025049":          "Nenhum produto com o código 010085 desta etiqueta de balança.",
		"1,5*2010085025049":      "Uma etiqueta de balança vale inteira: antes do * escreva quantas são, como 2.",
	} {
		_, err := s.pass(client, typed)
		if f, ok := fault.As(err); !ok || f.Text != sentence {
			t.Errorf("%q is answered with %v; want %s", typed, err, sentence)
		}
	}
	s.Do(func(tx *db.Tx) error {
		now, err := pdv.FindSaleByClient(tx, client)
		if len(now.Items) != 1 || now.Total != before.Total {
			t.Errorf("the sale has %d lines for %s", len(now.Items), now.Total)
		}
		return err
	})
}
