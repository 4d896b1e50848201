package pdv_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

func (s *shop) try(fn func(tx *db.Tx) (pdv.Sale, error)) (sale pdv.Sale, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		sale, err = fn(tx)
		return err
	})
	return sale, err
}

func TestASuspendedSaleGoesOnAtAnotherTill(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice, second := s.Product("Arroz", 1000, 10), s.SecondTill()
	sale := s.Scan(rice)
	suspend := func(tx *db.Tx) (pdv.Sale, error) { return pdv.SuspendSale(tx, sale.ID, "Mesa da janela") }
	resume := func(till int64) func(tx *db.Tx) (pdv.Sale, error) {
		return func(tx *db.Tx) (pdv.Sale, error) { return pdv.ResumeSale(tx, till, sale.ID) }
	}
	for range 2 {
		if _, err := s.try(suspend); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Pay(sale, counter.Cash(1000)); err == nil || !strings.Contains(err.Error(), "está suspensa") {
		t.Errorf("paid while suspended: %v", err)
	}
	other := s.Scan(rice)
	if _, err := s.try(resume(s.Till.ID)); err == nil || !strings.Contains(err.Error(), "Há uma venda neste caixa") {
		t.Errorf("resumed over another: %v", err)
	}
	s.MustPay(other, counter.Cash(1000))
	s.Do(func(tx *db.Tx) error { _, err := cash.CloseTill(tx, s.Till.ID, s.DrawerIn(tx), ""); return err }) // it does not hold the shift
	for range 2 {
		got, err := s.try(resume(second.ID))
		if err != nil || got.State != "aberta" || got.TillID != second.ID || got.ClientID != sale.ClientID || len(got.Items) != 1 {
			t.Fatalf("resumed %+v: %v", got, err)
		}
	}
	more := pdv.NewLine{TillID: second.ID, SaleClient: sale.ClientID, LineClient: uuid7.New(), ProductID: rice.ID, Quantity: quantity.One}
	if _, err := s.try(func(tx *db.Tx) (pdv.Sale, error) { return pdv.AddLine(tx, more) }); err != nil {
		t.Error(err)
	}
	if done := s.MustPay(sale, counter.Cash(2000)); done.TillID != second.ID || *done.Number != 1 {
		t.Errorf("finalised as %+v", done)
	}
	s.Sound()
}

func TestASuspendedSaleNobodyCameBackForIsDiscarded(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale := s.Scan(s.Product("Arroz", 1000, 10))
	s.Do(func(tx *db.Tx) error {
		if _, err := pdv.SuspendSale(tx, sale.ID, ""); err != nil {
			return err
		}
		return pdv.DiscardSale(tx, sale.ID, "ninguém voltou")
	})
	s.Do(func(tx *db.Tx) error {
		waiting, err := pdv.SuspendedSales(tx, s.Till.BranchID)
		if len(waiting) != 0 {
			t.Errorf("%d wait", len(waiting))
		}
		return err
	})
}
