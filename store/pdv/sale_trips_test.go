package pdv_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"

	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/storetest/counter"
)

// The drawer is locked with the sale where it is all that is still to be locked; what others share or lock before has a
// trip of its own, in its own order.
func TestASaleTakesFewTrips(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.Product("Arroz", 3000, 100)
	for _, c := range []struct {
		name string
		pay  []pdv.Payment
		want int64
	}{
		{"dinheiro", []pdv.Payment{counter.Cash(5000)}, 2},
		{"dinheiro e crédito", []pdv.Payment{counter.Cash(1000), counter.Credit(2000, 2)}, 2},
		{"crédito", []pdv.Payment{counter.Credit(3000, 1)}, 2},
		{"dinheiro e pix", []pdv.Payment{counter.Cash(1000), {Method: "pix", Tendered: 2000, Instalments: 1}}, 3},
		{"pix", []pdv.Payment{{Method: "pix", Tendered: 3000, Instalments: 1}}, 3},
	} {
		sale := s.Scan(rice)
		s.MustPay(s.Scan(rice), c.pay...) // statements are prepared
		before := s.Drawer()
		var trips atomic.Int64
		var done pdv.Sale
		err := s.DB.InAccount(db.CountTrips(context.Background(), &trips), db.Scope{Account: s.Account.ID, Actor: s.Actor}, func(tx *db.Tx) (err error) {
			if _, err := tx.Settings(); err != nil { // a request knows them
				return err
			}
			trips.Store(0)
			done, err = pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: c.pay})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if n := trips.Load(); n != c.want {
			t.Errorf("%s: %d trips, want %d", c.name, n, c.want)
		}
		if got, want := s.Drawer()-before, cashOf(done); got != want {
			t.Errorf("%s: %s came into the drawer, want %s", c.name, got, want)
		}
	}
	s.Sound()
}

func cashOf(s pdv.Sale) (cash money.Cents) {
	for _, p := range s.Payments {
		if p.Method == "dinheiro" {
			cash += p.Amount
		}
	}
	return cash
}

// Who carries the drawer's money to the safe and back while a till sells waits, and nobody in a ring.
func TestADrawerLockedEarlyLosesNoMoney(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.Product("Arroz", 3000, 100)
	sales := make([]pdv.Sale, 12)
	for i := range sales {
		sales[i] = s.Scan(rice)
	}
	safe := s.One(`select id from money_accounts where account_id = $1 and kind = 'cofre'`)
	before := s.Drawer()
	var crowd sync.WaitGroup
	crowd.Go(func() {
		for _, sale := range sales {
			s.MustPay(sale, counter.Cash(3000))
		}
	})
	crowd.Go(func() {
		for i := range 12 {
			from, to := s.Till.MoneyAccountID, safe
			if i%2 == 1 {
				from, to = to, from
			}
			s.Do(func(tx *db.Tx) error {
				tx.Log(db.Change{Action: "Transferência de teste", Object: "money_accounts"})
				return finance.Post(tx, []finance.Entry{
					{AccountID: from, Kind: "transferencia", Amount: -100, OriginKind: "teste"},
					{AccountID: to, Kind: "transferencia", Amount: 100, OriginKind: "teste"},
				})
			})
		}
	})
	crowd.Wait()
	if got := s.Drawer() - before; got != 36000 {
		t.Errorf("%s came into the drawer", got)
	}
	s.Sound()
}
