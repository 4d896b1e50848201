package returns_test

import (
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

// back asks for a return of some of line 1.
func (s *shop) back(sale pdv.Sale, units int64, refund string) returns.New {
	return returns.New{ClientID: uuid7.New(), SaleID: sale.ID, Lines: map[int]quantity.Amount{1: quantity.Units(units)},
		DepotID: s.Till.DepotID, TillID: s.Till.ID, Refund: refund, Reason: "Veio com defeito"}
}

func (s *shop) tryReturn(n returns.New) (r returns.Return, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		r, err = returns.Make(tx, n)
		return err
	})
	return r, err
}

func (s *shop) mustReturn(n returns.New) returns.Return {
	s.T.Helper()
	r, err := s.tryReturn(n)
	if err != nil {
		s.T.Fatal(err)
	}
	return r
}

func TestAReturnInPartsGivesBackWhatWasPaidAndTheStockThatLeft(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale, p := s.SellThree(0, counter.Cash(1001))
	before := s.StockOf(p)
	var back money.Cents
	for range 3 {
		back += s.mustReturn(s.back(sale, 1, "vale_troca")).Total
	}
	if back != sale.Total {
		t.Errorf("%s came back of %s", back, sale.Total)
	}
	after := s.StockOf(p)
	if after.Quantity != quantity.Units(10) || after.Value != 1670 || before.Quantity != quantity.Units(7) {
		t.Errorf("the stock is %v, before the returns %v", after, before)
	}
	if _, err := s.tryReturn(s.back(sale, 1, "vale_troca")); err == nil || !strings.Contains(err.Error(), "já foi devolvido por inteiro") {
		t.Errorf("a fourth: %v", err)
	}
	err := s.Try(func(tx *db.Tx) error { _, err := pdv.CancelSale(tx, sale.ID, "engano"); return err })
	if err == nil || !strings.Contains(err.Error(), "já foram devolvidos") {
		t.Errorf("cancelled after returns: %v", err)
	}
	s.Sound()
}

func TestCashComesOutOfAnOpenDrawerThatHasIt(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale, _ := s.SellThree(0, counter.Cash(1001))
	before := s.Drawer()
	s.mustReturn(s.back(sale, 1, "dinheiro"))
	if got := before - s.Drawer(); got != 334 {
		t.Errorf("%s left the drawer", got)
	}
	dear := s.Product("Porta", 5_000_00, 5)
	big := s.MustPay(s.Scan(dear), counter.Credit(5_000_00, 1))
	if _, err := s.tryReturn(s.back(big, 1, "dinheiro")); err == nil || !strings.Contains(err.Error(), "não há R$ 5.000,00") {
		t.Errorf("more than the drawer has: %v", err)
	}
	s.Do(func(tx *db.Tx) error { _, err := cash.CloseTill(tx, s.Till.ID, s.DrawerIn(tx), ""); return err })
	if _, err := s.tryReturn(s.back(sale, 1, "dinheiro")); err == nil || !strings.Contains(err.Error(), "está fechado") {
		t.Errorf("from a closed till: %v", err)
	}
	s.mustReturn(s.back(sale, 1, "vale_troca"))
	s.Sound()
}

func TestWhatWasNotPaidComesOffTheFiadoFirstAndTheRestIsAVoucher(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	bia := s.Customer("Bia", 100_00)
	sale, _ := s.SellThree(bia.ID, counter.Cash(500), pdv.Payment{Method: "fiado", Tendered: 501, Instalments: 1})
	for _, refund := range []string{"dinheiro", "vale_troca"} {
		if _, err := s.tryReturn(s.back(sale, 3, refund)); err == nil || !strings.Contains(err.Error(), "em aberto no fiado") {
			t.Errorf("%s: %v", refund, err)
		}
	}
	r := s.mustReturn(s.back(sale, 3, "fiado"))
	if r.Credit != 501 || r.Voucher != 500 || r.Total != 1001 {
		t.Errorf("returned %+v", r)
	}
	s.Do(func(tx *db.Tx) error {
		owed, _, err := finance.Credit(tx, bia.ID)
		if owed != 0 {
			t.Errorf("Bia still owes %s", owed)
		}
		return err
	})
	id := s.One(`select id from settlements where account_id = $1 and return_id = $2`, r.ID)
	err := s.Try(func(tx *db.Tx) error { _, err := finance.Reverse(tx, id, "engano"); return err })
	if err == nil || !strings.Contains(err.Error(), "não se estorna") {
		t.Errorf("reversed: %v", err)
	}
	s.Sound()
}

func TestAFormSentTwiceReturnsOnceAndOtherItemsAreRefused(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale, _ := s.SellThree(0, counter.Cash(1001))
	n := s.back(sale, 1, "vale_troca")
	first, second := s.mustReturn(n), s.mustReturn(n)
	if first.ID != second.ID || s.Count("returns") != 1 || s.Count("vouchers") != 1 {
		t.Errorf("%d returns, %d vouchers", s.Count("returns"), s.Count("vouchers"))
	}
	n.Lines = map[int]quantity.Amount{1: quantity.Units(2)}
	if _, err := s.tryReturn(n); err == nil || !strings.Contains(err.Error(), "já foi gravada com outros itens") {
		t.Errorf("other items: %v", err)
	}
}

func TestTenAtOnceReturnNoMoreThanWasSold(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale, _ := s.SellThree(0, counter.Cash(1001))
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() { _, _ = s.tryReturn(s.back(sale, 1, "vale_troca")) })
	}
	all.Wait()
	if got := s.Count("returns"); got != 3 {
		t.Errorf("%d returns of three", got)
	}
	s.Sound()
}

func TestAVoucherIsUsedOnceAndItsRestIsAnother(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale, _ := s.SellThree(0, counter.Cash(1001))
	r := s.mustReturn(s.back(sale, 3, "vale_troca"))
	var v voucher.Voucher
	s.Do(func(tx *db.Tx) error {
		list, err := voucher.From(tx, "devolucao", r.ID)
		v = list[0]
		return err
	})
	spend := func(code string, amount money.Cents) error {
		return s.Try(func(tx *db.Tx) error { return voucher.Spend(tx, code, amount, sale.ID) })
	}
	for amount, says := range map[money.Cents]string{1002: "vale só R$ 10,01", 0: "Informe quanto", -5: "Informe quanto"} {
		if err := spend(v.Code, amount); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", amount, err)
		}
	}
	coffee := s.Scan(s.Product("Café", 600, 5))
	s.MustPay(coffee, pdv.Payment{Method: "vale_troca", Tendered: 600, Instalments: 1, Voucher: strings.ToLower(v.Printed())})
	if err := spend(v.Code, 1); err == nil || !strings.Contains(err.Error(), "já foi usado") {
		t.Errorf("twice: %v", err)
	}
	s.Do(func(tx *db.Tx) error {
		rest, err := voucher.LeftBy(tx, coffee.ID)
		if len(rest) != 1 || rest[0].Balance != 401 {
			t.Errorf("the rest is %+v", rest)
		}
		return err
	})
	s.Sound()
}
