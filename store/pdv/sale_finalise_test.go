package pdv_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/storetest/counter"
)

func TestASaleMovesStockCashTitlesAndHistoryTogether(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice, oil, maria := s.Product("Arroz 5 kg", 2990, 10), s.Product("Óleo", 899, 10), s.Customer("Maria", 50000)
	sale := s.Scan(rice, oil, rice)
	s.Do(func(tx *db.Tx) error {
		_, err := pdv.SetCustomer(tx, sale.ID, maria.ID, "")
		return err
	})
	done := s.MustPay(sale, counter.Credit(3000, 3), pdv.Payment{Method: "fiado", Tendered: 1000, Instalments: 1}, counter.Cash(5000))

	if *done.Number != 1 || done.State != "finalizada" || done.Total != 6879 || done.Change != 2121 {
		t.Errorf("sale is %+v", done)
	}
	if q := s.One(`select quantity from stock_balances where account_id = $1 and product_id = $2`, rice.ID); q != 80000 {
		t.Errorf("rice left: %d", q)
	}
	if c := s.One(`select balance from money_accounts where account_id = $1 and id = $2`, s.Till.MoneyAccountID); c != 10000+2879 {
		t.Errorf("in the drawer: %d", c)
	}
	if n := s.One(`select count(*) from titles where account_id = $1 and origin_id = $2 and state = 'aberto'`, sale.ID); n != 4 {
		t.Errorf("titles: %d", n)
	}
	if owed := s.One(`select sum(open_amount) from titles where account_id = $1 and person_id = $2 and method = 'fiado'`, maria.ID); owed != 1000 {
		t.Errorf("Maria owes %d", owed)
	}
	if n := s.One(`select count(*) from timeline where account_id = $1 and person_id = $2 and kind = 'venda'`, maria.ID); n != 1 {
		t.Errorf("lines of history: %d", n)
	}
}

func TestFinalisingAgainGivesTheSameSaleAndOtherPaymentsAreRefused(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale := s.Scan(s.Product("Arroz", 2990, 10))
	first, again := s.MustPay(sale, counter.Cash(3000)), s.MustPay(sale, counter.Cash(3000))
	if *first.Number != *again.Number || !bytes.Equal(first.Hash, again.Hash) {
		t.Errorf("first %d, again %d", *first.Number, *again.Number)
	}
	if _, err := s.Pay(sale, counter.Cash(5000)); !fault.Is(err, fault.Conflicts) {
		t.Errorf("other payments: %v", err)
	}
	if n := s.One(`select count(*) from stock_movements where account_id = $1 and origin_kind = 'venda'`); n != 1 {
		t.Errorf("movements: %d", n)
	}
}

func TestARefusedSaleLeavesNothing(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale := s.Scan(s.Product("Última peça", 2990, 0))
	_, err := s.Pay(sale, counter.Cash(3000))
	if !fault.Is(err, fault.Refused) || !strings.Contains(err.Error(), "Última peça") {
		t.Fatalf("selling what is not there: %v", err)
	}
	if n := s.One(`select next_number from tills where account_id = $1 and id = $2`, s.Till.ID); n != 1 {
		t.Errorf("a number was burnt: %d", n)
	}
	if n := s.One(`select count(*) from sale_payments where account_id = $1`); n != 0 {
		t.Errorf("payments: %d", n)
	}
}

func TestNumbersHaveNoGapAndEachSaleCarriesTheHashOfTheOneBefore(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.Product("Arroz", 100, 1000)
	var sales []pdv.Sale
	for range 20 {
		sales = append(sales, s.Scan(rice))
	}
	var wg sync.WaitGroup
	for _, sale := range sales {
		wg.Go(func() { s.MustPay(sale, counter.Cash(100)) })
	}
	wg.Wait()
	s.Sound()
	if n := s.One(`select count(distinct number) from sales where account_id = $1 and number between 1 and 20`); n != 20 {
		t.Errorf("numbers: %d", n)
	}
	if n := s.One(`select next_number from tills where account_id = $1 and id = $2`, s.Till.ID); n != 21 {
		t.Errorf("next number: %d", n)
	}
}

func TestTheLastUnitIsSoldOnce(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	last := s.Product("Última", 1000, 1)
	sales := []pdv.Sale{s.Scan(last), s.Scan(last), s.Scan(last)}
	errs := make([]error, len(sales))
	var wg sync.WaitGroup
	for i, sale := range sales {
		wg.Go(func() { _, errs[i] = s.Pay(sale, counter.Cash(1000)) })
	}
	wg.Wait()
	sold := 0
	for _, err := range errs {
		switch {
		case err == nil:
			sold++
		case !fault.Is(err, fault.Refused):
			t.Errorf("refused with %v", err)
		}
	}
	if sold != 1 {
		t.Errorf("sold %d times", sold)
	}
}

func TestCancellingReversesEverythingAndDeletesNothing(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.Product("Arroz", 1000, 7)
	value := s.One(`select value from stock_balances where account_id = $1 and product_id = $2`, rice.ID)
	sale := s.MustPay(s.Scan(rice, rice), counter.Cash(1000), counter.Credit(1000, 2))
	s.Do(func(tx *db.Tx) error {
		done, err := pdv.CancelSale(tx, sale.ID, "cliente desistiu")
		if done.State != "cancelada" || *done.Number != 1 {
			t.Errorf("sale is %s nº %d", done.State, *done.Number)
		}
		return err
	})
	if v := s.One(`select value from stock_balances where account_id = $1 and product_id = $2`, rice.ID); v != value {
		t.Errorf("stock is worth %d, was %d", v, value)
	}
	if c := s.One(`select balance from money_accounts where account_id = $1 and id = $2`, s.Till.MoneyAccountID); c != 10000 {
		t.Errorf("in the drawer: %d", c)
	}
	if n := s.One(`select count(*) from titles where account_id = $1 and state = 'cancelado' and open_amount = 0`); n != 2 {
		t.Errorf("titles cancelled: %d", n)
	}
	if next := s.MustPay(s.Scan(rice), counter.Cash(1000)); *next.Number != 2 {
		t.Errorf("the next sale is nº %d", *next.Number)
	}
}
