package pdv_test

import (
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

// back asks for a return of some of line 1.
func (s *shop) back(sale pdv.Sale, units int64, refund string) pdv.NewReturn {
	return pdv.NewReturn{ClientID: uuid7.New(), SaleID: sale.ID, Lines: map[int]quantity.Amount{1: quantity.Units(units)},
		DepotID: s.Till.DepotID, TillID: s.Till.ID, Refund: refund, Reason: "Veio com defeito"}
}

func (s *shop) tryReturn(n pdv.NewReturn) (r pdv.Return, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		r, err = pdv.MakeReturn(tx, n)
		return err
	})
	return r, err
}

func (s *shop) mustReturn(n pdv.NewReturn) pdv.Return {
	s.T.Helper()
	r, err := s.tryReturn(n)
	if err != nil {
		s.T.Fatal(err)
	}
	return r
}

// sellThree sells three of a product for R$ 10,00 less 1 centavo of discount.
func (s *shop) sellThree(customer int64, payments ...pdv.Payment) (pdv.Sale, catalogue.Product) {
	s.T.Helper()
	p := s.Product("Espelho", 334, 10)
	sale := s.Scan(p)
	s.Do(func(tx *db.Tx) (err error) {
		if sale, err = pdv.ChangeQuantity(tx, sale.ID, 1, quantity.Units(3)); err != nil {
			return err
		}
		if customer != 0 {
			if _, err = pdv.SetCustomer(tx, sale.ID, customer, ""); err != nil {
				return err
			}
		}
		sale, err = pdv.Adjust(tx, sale.ID, pdv.Adjustment{Amount: 1, Limit: 10000})
		return err
	})
	return s.MustPay(sale, payments...), p
}

func (s *shop) stockOf(p catalogue.Product) (b stock.Balance) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		all, err := stock.Balances(tx, []int64{p.ID}, s.Till.DepotID)
		b = all[p.ID]
		return err
	})
	return b
}

func (s *shop) drawer() (c money.Cents) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		c, err = finance.Balance(tx, s.Till.MoneyAccountID)
		return err
	})
	return c
}

func TestAReturnInPartsGivesBackWhatWasPaidAndTheStockThatLeft(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale, p := s.sellThree(0, counter.Cash(1001))
	before := s.stockOf(p)
	var back money.Cents
	for range 3 {
		back += s.mustReturn(s.back(sale, 1, "vale_troca")).Total
	}
	if back != sale.Total {
		t.Errorf("%s came back of %s", back, sale.Total)
	}
	after := s.stockOf(p)
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
	sale, _ := s.sellThree(0, counter.Cash(1001))
	before := s.drawer()
	s.mustReturn(s.back(sale, 1, "dinheiro"))
	if got := before - s.drawer(); got != 334 {
		t.Errorf("%s left the drawer", got)
	}
	dear := s.Product("Porta", 5_000_00, 5)
	big := s.MustPay(s.Scan(dear), counter.Credit(5_000_00, 1))
	if _, err := s.tryReturn(s.back(big, 1, "dinheiro")); err == nil || !strings.Contains(err.Error(), "não há R$ 5.000,00") {
		t.Errorf("more than the drawer has: %v", err)
	}
	s.Do(func(tx *db.Tx) error { _, err := pdv.CloseTill(tx, s.Till.ID, s.drawerIn(tx), ""); return err })
	if _, err := s.tryReturn(s.back(sale, 1, "dinheiro")); err == nil || !strings.Contains(err.Error(), "está fechado") {
		t.Errorf("from a closed till: %v", err)
	}
	s.mustReturn(s.back(sale, 1, "vale_troca"))
	s.Sound()
}

func (s *shop) drawerIn(tx *db.Tx) money.Cents {
	c, err := finance.Balance(tx, s.Till.MoneyAccountID)
	if err != nil {
		s.T.Fatal(err)
	}
	return c
}

func TestWhatWasNotPaidComesOffTheFiadoFirstAndTheRestIsAVoucher(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	bia := s.Customer("Bia", 100_00)
	sale, _ := s.sellThree(bia.ID, counter.Cash(500), pdv.Payment{Method: "fiado", Tendered: 501, Instalments: 1})
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
	sale, _ := s.sellThree(0, counter.Cash(1001))
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
	sale, _ := s.sellThree(0, counter.Cash(1001))
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
	sale, _ := s.sellThree(0, counter.Cash(1001))
	r := s.mustReturn(s.back(sale, 3, "vale_troca"))
	var v pdv.Voucher
	s.Do(func(tx *db.Tx) error {
		list, err := pdv.VouchersFrom(tx, "devolucao", r.ID)
		v = list[0]
		return err
	})
	spend := func(code string, amount money.Cents) error {
		return s.Try(func(tx *db.Tx) error { return pdv.SpendVoucher(tx, code, amount, sale.ID) })
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
		rest, err := pdv.VouchersLeftBy(tx, coffee.ID)
		if len(rest) != 1 || rest[0].Balance != 401 {
			t.Errorf("the rest is %+v", rest)
		}
		return err
	})
	s.Sound()
}
