package receipt_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/pdv/receipt"
	"omniservicos/store/storetest/counter"
)

func TestAReceiptPrintedAgainIsASecondCopy(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale := s.MustPay(s.Scan(s.Product("Arroz", 10000, 20)), counter.Cash(10000))
	for want := 1; want <= 3; want++ {
		s.Do(func(tx *db.Tx) error {
			copies, err := receipt.CountPrint(tx, sale.ID)
			if copies != want {
				t.Errorf("copy %d, want %d", copies, want)
			}
			return err
		})
	}
	if n := s.One(`select count(*) from till_events where account_id = $1 and kind = 'segunda_via'`); n != 2 {
		t.Errorf("%d reprints", n)
	}
}
