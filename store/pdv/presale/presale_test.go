package presale_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

// presale of some of a product.
func (s *shop) presale(p catalogue.Product, units int64) (v presale.Presale) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		v, err = presale.AddLine(tx, presale.NewLine{Client: uuid7.New(), LineClient: uuid7.New(), BranchID: s.Till.BranchID, ProductID: p.ID, Quantity: quantity.Units(units)})
		return err
	})
	return v
}

func (s *shop) open(till, number int64) (o presale.Opened, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		o, err = presale.Open(tx, till, number)
		return err
	})
	return o, err
}

func (s *shop) reprice(p catalogue.Product, price money.Cents) {
	s.T.Helper()
	p.Price = price
	s.Do(func(tx *db.Tx) error { _, err := catalogue.Save(tx, p); return err })
}

func TestAPresaleIsSoldAtItsPromisedPriceAndMovesNothingBefore(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice, second := s.Product("Arroz", 1000, 10), s.SecondTill()
	v := s.presale(rice, 2)
	s.reprice(rice, 1500)
	o, err := s.open(s.Till.ID, v.Number)
	if err != nil || o.Repriced || o.Sale.Total != 2000 || o.Sale.PresaleID != v.ID {
		t.Fatalf("opened %+v: %v", o, err)
	}
	more := pdv.NewLine{TillID: s.Till.ID, SaleClient: o.Sale.ClientID, LineClient: uuid7.New(), ProductID: rice.ID, Quantity: quantity.One}
	s.Do(func(tx *db.Tx) error {
		grown, err := pdv.AddLine(tx, more)
		if grown.Total != 3500 {
			t.Errorf("with one more at today's price: %s", grown.Total)
		}
		return err
	})
	s.Do(func(tx *db.Tx) error {
		grown, err := pdv.ChangeQuantity(tx, o.Sale.ID, 1, quantity.Units(3))
		if grown.Total != 4500 {
			t.Errorf("with three at the promised price: %s", grown.Total)
		}
		return err
	})
	if again, err := s.open(s.Till.ID, v.Number); err != nil || again.Sale.ID != o.Sale.ID {
		t.Errorf("again: %v", err)
	}
	if _, err := s.open(second.ID, v.Number); err == nil || !strings.Contains(err.Error(), "já está aberta no Caixa 1") {
		t.Errorf("elsewhere: %v", err)
	}
	if got := s.StockOf(rice); got.Quantity != quantity.Units(10) {
		t.Errorf("before it is paid the stock is %v", got.Quantity)
	}
	s.Do(func(tx *db.Tx) error { return pdv.DiscardSale(tx, o.Sale.ID, "volta amanhã") })
	if o, err = s.open(second.ID, v.Number); err != nil {
		t.Fatal(err)
	}
	s.MustPay(o.Sale, counter.Cash(2000))
	if got := s.StockOf(rice); got.Quantity != quantity.Units(8) {
		t.Errorf("sold, the stock is %v", got.Quantity)
	}
	if _, err := s.open(s.Till.ID, v.Number); err == nil || !strings.Contains(err.Error(), "já foi vendida") {
		t.Errorf("sold again: %v", err)
	}
	s.Sound()
}

func TestPastItsDayAPresaleIsSoldAtTodaysPrice(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.Product("Arroz", 1000, 10)
	v := s.presale(rice, 2)
	s.Do(func(tx *db.Tx) error {
		_, err := tx.Exec(`update presales set valid_until = $3, discount = 100, total = 1900 where account_id = $1 and id = $2`, v.ID, dates.Of(tx.Now, time.UTC).AddDays(-3))
		tx.Log(db.Change{Action: "Teste", Object: "presales"})
		return err
	})
	s.reprice(rice, 1500)
	o, err := s.open(s.Till.ID, v.Number)
	if err != nil || !o.Repriced || o.Was != 1900 || o.Sale.Total != 3000 || o.Sale.Discount != 0 {
		t.Errorf("opened %+v: %v", o, err)
	}
}

func TestPresalesAreNumberedWithoutAGap(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.Product("Arroz", 1000, 10)
	same := uuid7.New()
	var all sync.WaitGroup
	for i := range 20 {
		client := uuid7.New()
		if i%4 == 0 {
			client = same // sent twice at once
		}
		all.Go(func() {
			_ = s.Try(func(tx *db.Tx) error {
				n := presale.NewLine{Client: client, LineClient: uuid7.New(), BranchID: s.Till.BranchID, ProductID: rice.ID, Quantity: quantity.One}
				if i%5 == 0 {
					n.Quantity = -1 // refused after it took its number
				}
				_, err := presale.AddLine(tx, n)
				return err
			})
		})
	}
	all.Wait()
	if n, last := s.Count("presales"), s.One(`select max(number) from presales where account_id = $1`); int64(n) != last || n < 12 {
		t.Errorf("%d pré-vendas, the last is %d", n, last)
	}
	s.Sound()
}

func TestTermsThatCannotBeAreRefused(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	v := s.presale(s.Product("Arroz", 1000, 10), 2)
	today := dates.Of(s.DB.Now(), time.UTC)
	good := presale.Terms{Kind: "orcamento", SellerID: v.SellerID, ValidUntil: today.AddDays(30), Discount: 100, Limit: 500}
	save := func(change func(*presale.Terms)) error {
		terms := good
		change(&terms)
		return s.Try(func(tx *db.Tx) error { _, err := presale.Save(tx, v.ID, terms); return err })
	}
	if err := save(func(*presale.Terms) {}); err != nil {
		t.Error(err)
	}
	for says, change := range map[string]func(*presale.Terms){
		"já passou":          func(t *presale.Terms) { t.ValidUntil = today.AddDays(-2) },
		"até um ano":         func(t *presale.Terms) { t.ValidUntil = today.AddDays(500) },
		"Seu limite":         func(t *presale.Terms) { t.Discount = 101 },
		"negativo":           func(t *presale.Terms) { t.Discount = -1 },
		"passar do subtotal": func(t *presale.Terms) { t.Discount = 2001 },
		"cliente":            func(t *presale.Terms) { t.CustomerID = 7 },
		"vendedor":           func(t *presale.Terms) { t.SellerID = 7 },
		"pré-venda ou orç":   func(t *presale.Terms) { t.Kind = "x" },
	} {
		if err := save(change); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
}
