package loyalty_test

import (
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/loyalty"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

type shop struct{ *counter.Shop }

// openShop gives a point for each real, worth 10 centavos.
func openShop(t *testing.T) *shop {
	s := &shop{counter.Open(t)}
	s.Do(func(tx *db.Tx) error {
		return loyalty.SaveRules(tx, loyalty.Rules{Every: 100, Worth: 10, Least: 5, Days: 30})
	})
	return s
}

func (s *shop) points(customer, want int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		got, err := loyalty.Of(tx, customer)
		if got.Balance != want {
			s.T.Errorf("%d points, want %d", got.Balance, want)
		}
		return err
	})
}

// buy sells three pieces for R$ 10,02 to this customer, or to nobody.
func (s *shop) buy(customer int64) (done pdv.Sale) {
	s.T.Helper()
	sale := s.Scan(s.Product("Espelho "+uuid7.New(), 334, 10))
	s.Do(func(tx *db.Tx) error {
		if _, err := pdv.ChangeQuantity(tx, sale.ID, 1, quantity.Units(3)); err != nil || customer == 0 {
			return err
		}
		_, err := pdv.SetCustomer(tx, sale.ID, customer, "")
		return err
	})
	return s.MustPay(sale, counter.Cash(1002))
}

func (s *shop) redeem(e loyalty.Exchange) (origin int64, err error) {
	err = s.Try(func(tx *db.Tx) (err error) { origin, err = loyalty.Redeem(tx, e); return err })
	return origin, err
}

func TestASaleGivesPointsAndAVoucherForThemPaysTheNext(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	maria := s.Customer("Maria Souza", 0)
	s.buy(maria.ID)
	s.buy(0) // nobody was named
	s.points(maria.ID, 10)
	if _, err := s.redeem(loyalty.Exchange{Client: uuid7.New(), PersonID: maria.ID, Points: 11}); err == nil || !strings.Contains(err.Error(), "tem 10 pontos") {
		t.Errorf("more than she has: %v", err)
	}
	e := loyalty.Exchange{Client: uuid7.New(), PersonID: maria.ID, Points: 10}
	origin, err := s.redeem(e)
	if again, err2 := s.redeem(e); err != nil || err2 != nil || again != origin {
		t.Fatalf("sent twice: %v, %v", err, err2)
	}
	s.points(maria.ID, 0)
	rice := s.Product("Arroz", 150, 10)
	sale := s.Scan(rice)
	s.Do(func(tx *db.Tx) error {
		v, err := loyalty.VoucherOf(tx, origin)
		if err != nil || v.Amount != 100 {
			t.Errorf("the vale is of %s: %v", v.Amount, err)
		}
		_, err = pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: []pdv.Payment{
			{Method: "vale_troca", Tendered: 100, Instalments: 1, Voucher: v.Code}, counter.Cash(50)}})
		return err
	})
	s.Sound()
}

func TestPointsGoBackWithTheGoodsAndWithTheSale(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	maria := s.Customer("Maria Souza", 0)
	sale := s.buy(maria.ID)
	for n, want := range []int64{7, 3} { // of 10: two thirds stay, then one
		s.Do(func(tx *db.Tx) error {
			_, err := returns.Make(tx, returns.New{ClientID: uuid7.New(), SaleID: sale.ID, Lines: map[int]quantity.Amount{1: quantity.One}, DepotID: s.Till.DepotID, Refund: "vale_troca", Reason: "Não serviu"})
			return err
		})
		if s.points(maria.ID, want); t.Failed() {
			t.Fatalf("after %d came back", n+1)
		}
	}
	whole := s.buy(maria.ID)
	s.points(maria.ID, 13)
	s.Do(func(tx *db.Tx) error { _, err := pdv.CancelSale(tx, whole.ID, "engano"); return err })
	s.points(maria.ID, 3)
	s.Sound()
}

func TestPointsAreExchangedOnceByWhoeverIsFirst(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	maria := s.Customer("Maria Souza", 0)
	s.buy(maria.ID)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { _, _ = s.redeem(loyalty.Exchange{Client: uuid7.New(), PersonID: maria.ID, Points: 6}) })
	}
	all.Wait()
	s.points(maria.ID, 4)
	if n := s.Count("vouchers"); n != 1 {
		t.Errorf("%d vales", n)
	}
	s.Sound()
}

func TestExpiredPointsAreWrittenOffByTheNextExchange(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	maria := s.Customer("Maria Souza", 0)
	s.buy(maria.ID)
	s.Do(func(tx *db.Tx) error {
		_, err := tx.Exec(`update points_movements set expires_on = '2020-01-01' where account_id = $1`)
		tx.Log(db.Change{Action: "Teste", Object: "people"})
		return err
	})
	s.buy(maria.ID)
	s.points(maria.ID, 10)
	if _, err := s.redeem(loyalty.Exchange{Client: uuid7.New(), PersonID: maria.ID, Points: 9}); err != nil {
		t.Fatal(err)
	}
	s.points(maria.ID, 1)
	if sum := s.One(`select sum(points) from points_movements where account_id = $1`); sum != 1 {
		t.Errorf("the rows sum to %d", sum)
	}
	s.Sound()
}

func TestAnAccountWithoutPointsWritesNone(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.Do(func(tx *db.Tx) error { return loyalty.SaveRules(tx, loyalty.Rules{Worth: 5}) })
	s.buy(s.Customer("Maria Souza", 0).ID)
	if n := s.Count("points_movements"); n != 0 {
		t.Errorf("%d rows", n)
	}
}
