package presale_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

const leve3 = "Leve 3 por R$ 10,00"

// pack makes three of a product cost R$ 10,00.
func (s *shop) pack(p catalogue.Product) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		_, err := catalogue.SavePromotion(tx, catalogue.Promotion{Name: leve3, Kind: catalogue.Pack, ProductID: p.ID, From: quantity.Units(3), Price: 1000,
			StartsOn: dates.Of(tx.Now, tx.Zone())})
		return err
	})
}

func (s *shop) change(id int64, line int, q quantity.Amount) (p presale.Presale) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		if _, err = presale.ChangeLine(tx, id, line, q); err != nil {
			return err
		}
		p, err = presale.Find(tx, id)
		return err
	})
	return p
}

// expect is a total, and the rule of each line.
func (s *shop) expect(p presale.Presale, total money.Cents, rules ...string) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) { p, err = presale.Find(tx, p.ID); return err })
	if p.Total != total {
		s.T.Errorf("total %s, want %s", p.Total, total)
	}
	for n, i := range p.Items {
		if i.Rule != rules[n] {
			s.T.Errorf("line %d goes by %q, want %q", n+1, i.Rule, rules[n])
		}
	}
}

func TestAPresaleGoesByTheRulesOfTheTillAndNamesThem(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap := s.Product("Sabonete", 400, 50)
	s.pack(soap)
	v := s.presale(soap, 2)
	s.expect(v, 800, "")
	s.Do(func(tx *db.Tx) error {
		_, err := presale.AddLine(tx, presale.NewLine{Client: v.ClientID, LineClient: uuid7.New(), BranchID: s.Till.BranchID, ProductID: soap.ID, Quantity: quantity.One})
		return err
	})
	s.expect(v, 1000, leve3, leve3)
	s.change(v.ID, 1, quantity.Units(3))
	s.expect(v, 1400, leve3, leve3)
	s.change(v.ID, 2, 0)
	s.expect(v, 1000, leve3)
	s.Sound()
}

func TestAPresaleGoesByItsCustomersListUntilAnotherIsChosen(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap := s.Product("Sabonete", 400, 50)
	var atacado, staff catalogue.PriceList
	padaria, joao := s.Customer("Padaria Pão Dourado", 0), s.Customer("João", 0)
	s.Do(func(tx *db.Tx) (err error) {
		if atacado, err = catalogue.SaveList(tx, catalogue.PriceList{Name: "Atacado", Percent: 1000}); err != nil {
			return err
		}
		if staff, err = catalogue.SaveList(tx, catalogue.PriceList{Name: "Funcionários", Percent: 5000}); err != nil {
			return err
		}
		return catalogue.SetPersonList(tx, padaria.ID, atacado.ID)
	})
	v := s.presale(soap, 2)
	save := func(customer, list int64, discount money.Cents) error {
		return s.Try(func(tx *db.Tx) error {
			terms := presale.Terms{Kind: "orcamento", CustomerID: customer, ListID: list, SellerID: v.SellerID, ValidUntil: v.ValidUntil, Discount: discount, Limit: 1000}
			_, err := presale.Save(tx, v.ID, terms)
			return err
		})
	}
	for _, c := range []struct {
		what           string
		customer, list int64
		total          money.Cents
		rule           string
	}{
		{"the bakery's own list", padaria.ID, 0, 720, "Atacado"},
		{"a list chosen by hand", padaria.ID, staff.ID, 400, "Funcionários"},
		{"it stays with João, who has none", joao.ID, staff.ID, 400, "Funcionários"},
		{"varejo", joao.ID, 0, 800, ""},
	} {
		if err := save(c.customer, c.list, 0); err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		s.expect(v, c.total, c.rule)
	}
	if err := save(padaria.ID, 0, 80); err == nil || !strings.Contains(err.Error(), "R$ 0,72") {
		t.Errorf("a tenth of the prices of varejo off those of the list: %v", err)
	}
	if err := save(padaria.ID, 0, 0); err != nil {
		t.Fatal(err)
	}
	o, err := s.open(s.Till.ID, v.Number)
	if err != nil || o.Sale.ListID == nil || *o.Sale.ListID != atacado.ID || o.Sale.Total != 720 {
		t.Errorf("at the till %+v: %v", o.Sale, err)
	}
	if err := save(padaria.ID, staff.ID, 0); err == nil || !strings.Contains(err.Error(), "está aberta no Caixa 1") {
		t.Errorf("changed while a till has it: %v", err)
	}
}

func TestAPromisedPackHoldsUntilItIsBroken(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap := s.Product("Sabonete", 400, 50)
	s.pack(soap)
	v := s.presale(soap, 3)
	o, err := s.open(s.Till.ID, v.Number)
	if err != nil || o.Sale.Total != 1000 {
		t.Fatalf("opened at %s: %v", o.Sale.Total, err)
	}
	var more pdv.Sale
	add := pdv.NewLine{TillID: s.Till.ID, SaleClient: o.Sale.ClientID, LineClient: uuid7.New(), ProductID: soap.ID, Quantity: quantity.One}
	s.Do(func(tx *db.Tx) (err error) { more, err = pdv.AddLine(tx, add); return err })
	if more.Total != 1400 {
		t.Errorf("one more beside the promise: %s", more.Total)
	}
	s.Do(func(tx *db.Tx) (err error) {
		more, err = pdv.ChangeQuantity(tx, o.Sale.ID, 1, quantity.Units(2))
		return err
	})
	if more.Total != 1000 || more.Items[0].Rule != leve3 {
		t.Errorf("two of the promise with the other one are today's pack: %s by %q", more.Total, more.Items[0].Rule)
	}
	s.Do(func(tx *db.Tx) (err error) { more, err = pdv.CancelLine(tx, o.Sale.ID, 2, "engano"); return err })
	if more.Total != 800 || more.Items[0].Rule != "" {
		t.Errorf("two alone: %s by %q", more.Total, more.Items[0].Rule)
	}
}
