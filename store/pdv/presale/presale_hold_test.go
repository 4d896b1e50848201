package presale_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/erp/stock"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
	"omniservicos/store/webhook"
)

func (s *shop) reserving(on bool) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error { return presale.SetReserving(tx, on) })
}

// sell is one finished sale of so many at the till, or its refusal.
func (s *shop) sell(p catalogue.Product, units int64) error {
	s.T.Helper()
	var sale pdv.Sale
	s.Do(func(tx *db.Tx) (err error) {
		sale, err = pdv.AddLine(tx, pdv.NewLine{TillID: s.Till.ID, SaleClient: uuid7.New(), LineClient: uuid7.New(), ProductID: p.ID, Quantity: quantity.Units(units)})
		return err
	})
	_, err := s.Pay(sale, counter.Cash(sale.Total))
	if err != nil {
		s.Do(func(tx *db.Tx) error { return pdv.DiscardSale(tx, sale.ID, "sem estoque") })
	}
	return err
}

func (s *shop) available(p catalogue.Product, want int64) {
	s.T.Helper()
	if b := s.StockOf(p); b.Available() != quantity.Units(want) {
		s.T.Errorf("%s: %s available, want %d", p.Name, b.Available(), want)
	}
}

func TestWhatAPresaleHoldsIsSoldToNobodyElse(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.reserving(true)
	rice := s.Product("Arroz", 1000, 10)
	v := s.presale(rice, 7)
	s.available(rice, 3)
	if err := s.sell(rice, 4); err == nil || !strings.Contains(err.Error(), "Só há 3 un de Arroz para vender") {
		t.Errorf("four: %v", err)
	}
	if err := s.sell(rice, 3); err != nil {
		t.Errorf("three: %v", err)
	}
	o, err := s.open(s.Till.ID, v.Number)
	if err != nil {
		t.Fatal(err)
	}
	s.MustPay(o.Sale, counter.Cash(7000))
	if got := s.StockOf(rice); got.Quantity != 0 || got.Reserved != 0 {
		t.Errorf("its own sale left %s, %s held", got.Quantity, got.Reserved)
	}
	s.Sound()
}

func TestOtherProgramsAreToldWhatMayStillBeSold(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice, beans := s.Product("Arroz", 1000, 10), s.Product("Feijão", 800, 20)
	s.reserving(true)
	s.Do(func(tx *db.Tx) error {
		_, err := webhook.Create(tx, "https://loja.exemplo.com/avisos", webhook.Topics)
		return err
	})
	v := s.presale(rice, 7)
	s.Do(func(tx *db.Tx) error {
		_, err := presale.AddLine(tx, presale.NewLine{Client: v.ClientID, LineClient: uuid7.New(), BranchID: v.BranchID, ProductID: beans.ID, Quantity: quantity.Units(5)})
		return err
	})
	s.Do(func(tx *db.Tx) error { return presale.Cancel(tx, v.ID, "desistiu") })
	var told []string
	s.Do(func(tx *db.Tx) error {
		return tx.List(&told, `select body::jsonb->'dados'->>'produtos' from webhook_deliveries where account_id = $1 and topic = 'estoque.alterado' order by id`)
	})
	if len(told) != 3 {
		t.Fatalf("told %d times: %v", len(told), told)
	}
	saldo := func(p catalogue.Product, left string) string {
		return fmt.Sprintf(`{"saldo": "%s", "movido": "0", "produto": "%d", "deposito": "%d"}`, left, p.ID, s.Till.DepotID)
	}
	for n, want := range []string{saldo(rice, "3"), saldo(rice, "3") + ", " + saldo(beans, "15"), saldo(rice, "10") + ", " + saldo(beans, "20")} {
		if told[n] != "["+want+"]" {
			t.Errorf("%d: %s, want %s", n, told[n], want)
		}
	}
}

func TestAReservationFollowsItsPresaleAndEndsWithIt(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.Product("Arroz", 1000, 10)
	v := s.presale(rice, 4)
	s.available(rice, 10) // the account does not reserve
	s.reserving(true)     // from now on, and at once
	s.available(rice, 6)
	s.change(v.ID, 1, quantity.Units(6))
	s.available(rice, 4)
	second := s.presale(rice, 9) // more than there is: it holds what is left
	s.available(rice, 0)
	save := func(kind string, until dates.Date) {
		s.Do(func(tx *db.Tx) error {
			_, err := presale.Save(tx, v.ID, presale.Terms{Kind: kind, SellerID: v.SellerID, ValidUntil: until})
			return err
		})
	}
	save("orcamento", v.ValidUntil)
	s.available(rice, 6)
	save("pre_venda", v.ValidUntil)
	s.available(rice, 0)
	s.Do(func(tx *db.Tx) error { return presale.Cancel(tx, v.ID, "desistiu") })
	s.available(rice, 6)
	if err := s.At(v.SellerID, 0, func(tx *db.Tx) error {
		tx.Now = second.ValidUntil.AddDays(1).In(tx.Zone())
		all, err := stock.Balances(tx, []int64{rice.ID}, s.Till.DepotID)
		if b := all[rice.ID]; b.Available() != quantity.Units(10) {
			t.Errorf("past its day %s are available", b.Available())
		}
		return err
	}); err != nil {
		t.Error(err)
	}
	s.available(rice, 6)
	s.reserving(false)
	s.available(rice, 10)
	if n := s.Count("stock_reservations"); n != 0 {
		t.Errorf("%d rows are held by nobody", n)
	}
	s.Sound()
}

func TestTheLastUnitIsHeldOnce(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.reserving(true)
	rice := s.Product("Arroz", 1000, 1)
	var all sync.WaitGroup
	var sold, refused int
	var mu sync.Mutex
	for i := range 12 {
		all.Go(func() {
			if i%2 == 0 {
				_ = s.Try(func(tx *db.Tx) error {
					_, err := presale.AddLine(tx, presale.NewLine{Client: uuid7.New(), LineClient: uuid7.New(), BranchID: s.Till.BranchID, ProductID: rice.ID, Quantity: quantity.One})
					return err
				})
				return
			}
			err := s.sell(rice, 1)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				sold++
			} else {
				refused++
			}
		})
	}
	all.Wait()
	b := s.StockOf(rice)
	if held := b.Reserved == quantity.One; sold > 1 || held == (sold == 1) || b.Available() != 0 {
		t.Errorf("%d sold, %d refused, %s held, %s there", sold, refused, b.Reserved, b.Quantity)
	}
	s.Sound()
}

func TestAnAccountThatLetsStockGoBelowZeroSellsWhatIsHeld(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.reserving(true)
	rice := s.Product("Arroz", 1000, 2)
	s.presale(rice, 2)
	s.Do(func(tx *db.Tx) error {
		_, err := tx.Exec(`update account_settings set negative_stock = 'avisar' where account_id = $1`)
		tx.ForgetSettings()
		tx.Log(db.Change{Action: "Teste", Object: "account_settings"})
		return err
	})
	if err := s.sell(rice, 1); err != nil {
		t.Error(err)
	}
}
