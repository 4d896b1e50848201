package pdv_test

import (
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// promote lets a promotion run from yesterday on.
func (s *shop) promote(p catalogue.Promotion) (made catalogue.Promotion) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p.StartsOn = dates.Of(tx.Now, tx.Zone()).AddDays(-1)
		made, err = catalogue.SavePromotion(tx, p)
		return err
	})
	return made
}

// wholesale makes a list and a price on it.
func (s *shop) wholesale(p catalogue.Product, price money.Cents) (l catalogue.PriceList) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		if l, err = catalogue.SaveList(tx, catalogue.PriceList{Name: "Atacado", Percent: 1000}); err != nil {
			return err
		}
		return catalogue.SetListPrice(tx, l.ID, p.ID, price)
	})
	return l
}

// kept is the sale as the database has it.
func (s *shop) kept(sale pdv.Sale) (now pdv.Sale) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		now, err = pdv.FindSale(tx, sale.ID)
		return err
	})
	return now
}

func (s *shop) expect(what string, sale pdv.Sale, total money.Cents, rules ...string) {
	s.T.Helper()
	got := s.kept(sale)
	if got.Total != total {
		s.T.Errorf("%s: total %s, want %s", what, got.Total, total)
	}
	for i, l := range got.Lines() {
		if i < len(rules) && l.Rule != rules[i] {
			s.T.Errorf("%s: line %d goes by %q, want %q", what, i+1, l.Rule, rules[i])
		}
	}
}

func TestQuantityPricesTheLineAnewAndRenamesTheRule(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap := s.Product("Sabonete", 400, 50)
	s.promote(catalogue.Promotion{Name: "Leve 3 por R$ 10,00", Kind: catalogue.Pack, ProductID: soap.ID, From: quantity.Units(3), Price: 1000})
	s.promote(catalogue.Promotion{Name: "A partir de 6", Kind: catalogue.FixedPrice, ProductID: soap.ID, From: quantity.Units(6), Price: 320})
	sale := s.Scan(soap)
	s.expect("one", sale, 400, "")
	for _, c := range []struct {
		units int64
		total money.Cents
		rule  string
	}{{3, 1000, "Leve 3 por R$ 10,00"}, {6, 1920, "A partir de 6"}, {4, 1400, "Leve 3 por R$ 10,00"}, {2, 800, ""}} {
		s.Do(func(tx *db.Tx) error {
			_, err := pdv.ChangeQuantity(tx, sale.ID, 1, quantity.Units(c.units))
			return err
		})
		s.expect(c.rule, sale, c.total, c.rule)
	}
}

func TestThreeScansMakeAPackAndACancelledOneBreaksIt(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap, rice := s.Product("Sabonete", 400, 50), s.Product("Arroz", 2000, 50)
	pack := "Leve 3 por R$ 10,00"
	s.promote(catalogue.Promotion{Name: pack, Kind: catalogue.Pack, ProductID: soap.ID, From: quantity.Units(3), Price: 1000})
	sale := s.Scan(soap, rice, soap, soap)
	s.expect("three", sale, 3000, pack, "", pack, pack)
	s.Do(func(tx *db.Tx) error { _, err := pdv.CancelLine(tx, sale.ID, 3, "engano"); return err })
	s.expect("two", sale, 2800, "", "", "")
	done, err := s.Pay(sale, pdv.Payment{Method: "pix", Tendered: 2800, Instalments: 1})
	if err != nil || done.Total != 2800 {
		t.Fatalf("%v", err)
	}
	s.Sound()
}

func TestAWholesaleCustomerPricesTheOpenSaleAnew(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap, rice := s.Product("Sabonete", 400, 50), s.Product("Arroz", 2000, 50)
	list := s.wholesale(soap, 350)
	padaria, joao := s.Customer("Padaria Pão Dourado", 0), s.Customer("João", 0)
	s.Do(func(tx *db.Tx) error { return catalogue.SetPersonList(tx, padaria.ID, list.ID) })
	sale := s.Scan(soap, rice)
	name := func(customer int64) (now pdv.Sale) {
		s.Do(func(tx *db.Tx) (err error) { now, err = pdv.SetCustomer(tx, sale.ID, customer, ""); return err })
		return now
	}
	if now := name(padaria.ID); now.Repriced != 2 || now.Total != 2150 {
		t.Errorf("%d lines changed, total %s", now.Repriced, now.Total)
	}
	s.expect("wholesale", sale, 2150, "Atacado", "Atacado")
	s.Do(func(tx *db.Tx) error {
		_, err := pdv.AddLine(tx, pdv.NewLine{TillID: s.Till.ID, SaleClient: sale.ClientID, LineClient: uuid7.New(), ProductID: soap.ID, Quantity: quantity.One})
		return err
	})
	s.expect("one more, by the same list", sale, 2500, "Atacado", "Atacado", "Atacado")
	name(joao.ID)
	s.expect("another customer takes the list away", sale, 2800, "", "", "")
	s.Do(func(tx *db.Tx) error { _, err := pdv.SetList(tx, sale.ID, list.ID); return err })
	name(0)
	s.expect("a list chosen at the till stays", sale, 2500, "Atacado")
	s.Do(func(tx *db.Tx) error { return catalogue.ArchiveList(tx, list.ID) })
	s.Do(func(tx *db.Tx) error { _, err := pdv.ChangeQuantity(tx, sale.ID, 2, quantity.Units(2)); return err })
	s.expect("an archived list prices nothing more", sale, 350+4000+350, "Atacado", "", "Atacado")
	if err := s.Try(func(tx *db.Tx) error { _, err := pdv.SetList(tx, s.Scan(soap).ID, list.ID); return err }); !fault.Is(err, fault.Refused) {
		t.Errorf("an archived list is chosen: %v", err)
	}
}

func TestAPromotionThatEndsWhileTheSaleIsOpenKeepsWhatWasPriced(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap := s.Product("Sabonete", 400, 50)
	s.Do(func(tx *db.Tx) error {
		today := dates.Of(tx.Now, tx.Zone())
		_, err := catalogue.SavePromotion(tx, catalogue.Promotion{Name: "Só hoje", Kind: catalogue.PercentOff, Percent: 5000, StartsOn: today, EndsOn: today})
		return err
	})
	sale := s.Scan(soap)
	s.expect("today", sale, 200, "Só hoje")
	s.Do(func(tx *db.Tx) error {
		tx.Now = dates.Of(tx.Now, tx.Zone()).AddDays(1).In(tx.Zone())
		_, err := pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: []pdv.Payment{{Method: "pix", Tendered: 200, Instalments: 1}}})
		return err
	})
	next := s.Scan()
	s.Do(func(tx *db.Tx) (err error) {
		tx.Now = dates.Of(tx.Now, tx.Zone()).AddDays(1).In(tx.Zone()).Add(time.Second)
		next, err = pdv.AddLine(tx, pdv.NewLine{TillID: s.Till.ID, SaleClient: uuid7.New(), LineClient: uuid7.New(), ProductID: soap.ID, Quantity: quantity.One})
		return err
	})
	s.expect("after midnight", next, 400, "")
}

func TestAPriceLabelKeepsItsTotalWhateverRuns(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	ham := s.Product("Presunto", 2249, 50)
	s.promote(catalogue.Promotion{Name: "Metade", Kind: catalogue.PercentOff, Percent: 5000})
	var sale pdv.Sale
	s.Do(func(tx *db.Tx) (err error) {
		sale, err = pdv.AddLine(tx, pdv.NewLine{TillID: s.Till.ID, SaleClient: uuid7.New(), LineClient: uuid7.New(), ProductID: ham.ID, Quantity: quantity.MustParse("0,1263"), Total: 284})
		return err
	})
	s.expect("label", sale, 284, "")
}
