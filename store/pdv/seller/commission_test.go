package seller_test

import (
	"context"
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

// seller is somebody of the shop who earns this much.
func (s *shop) seller(name string, percent int64) (identity int64) {
	s.T.Helper()
	n := account.NewMember{Email: fmt.Sprintf("%d@teste.demo", db.NewID()), Name: name, PasswordHash: "sem senha", Roles: []account.Role{account.Seller}}
	identity, err := account.AddMember(context.Background(), s.DB, s.Account.ID, n)
	if err != nil {
		s.T.Fatal(err)
	}
	s.Do(func(tx *db.Tx) error { return seller.SaveRates(tx, map[int64]int64{identity: percent}) })
	return identity
}

func (s *shop) sells(who int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error { _, err := seller.Set(tx, s.Till.ID, who); return err })
}

func (s *shop) commission() (sums []seller.Sum) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		today := dates.Of(tx.Now, tx.Zone())
		sums, err = seller.SumCommissions(tx, seller.Filter{From: today, To: today})
		return err
	})
	return sums
}

func TestASellerEarnsOnWhatStaysSold(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	caio := s.seller("Caio", 333)
	s.sells(caio)
	sale, _ := s.SellThree(0, counter.Cash(1001))
	if sale.SellerID != caio {
		t.Errorf("the sale is of %d", sale.SellerID)
	}
	s.sells(0)
	s.MustPay(s.Scan(s.Product("Moldura", 500, 5)), counter.Cash(500)) // of the operator, who earns nothing
	if got := s.commission(); len(got) != 1 || got[0].Base != 1001 || got[0].Amount != 33 || got[0].Sales != 1 || got[0].Seller != "Caio" {
		t.Errorf("earned %+v", got)
	}
	for range 3 {
		s.Do(func(tx *db.Tx) error {
			_, err := returns.Make(tx, returns.New{ClientID: uuid7.New(), SaleID: sale.ID, Lines: map[int]quantity.Amount{1: quantity.One},
				DepotID: s.Till.DepotID, Refund: "vale_troca", Reason: "Veio com defeito"})
			return err
		})
		s.Sound()
	}
	if got := s.commission(); got[0].Base != 0 || got[0].Amount != 0 {
		t.Errorf("after all came back %+v", got)
	}
}

func TestACancelledSaleEarnsNothingAndTheTillForgetsItsSellerWithTheShift(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.sells(s.seller("Caio", 1000))
	sale := s.MustPay(s.Scan(s.Product("Moldura", 500, 5)), counter.Cash(500))
	s.Do(func(tx *db.Tx) error { _, err := pdv.CancelSale(tx, sale.ID, "engano"); return err })
	if got := s.commission(); got[0].Amount != 0 || s.Count("commissions") != 2 {
		t.Errorf("earned %+v", got)
	}
	s.Sound()
	s.Do(func(tx *db.Tx) error { _, err := cash.CloseTill(tx, s.Till.ID, s.DrawerIn(tx), ""); return err })
	if n := s.One(`select seller_id from tills where account_id = $1 and id = $2`, s.Till.ID); n != 0 {
		t.Errorf("the till remembers %d", n)
	}
	if err := s.Try(func(tx *db.Tx) error { _, err := seller.Set(tx, s.Till.ID, 0); return err }); err == nil {
		t.Error("a closed till has a seller")
	}
}

func TestNobodyOfAnotherShopSellsHere(t *testing.T) {
	t.Parallel()
	s, other := openShop(t), openShop(t)
	stranger := other.seller("Davi", 100)
	if err := s.Try(func(tx *db.Tx) error { _, err := seller.Set(tx, s.Till.ID, stranger); return err }); err == nil {
		t.Error("a stranger sells")
	}
}
