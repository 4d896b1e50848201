package pdv_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/storetest/counter"
)

func TestDaysWithoutSalesAreThereWithZero(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.MustPay(s.Scan(s.Product("Arroz", 1000, 5)), counter.Cash(1000))
	s.Do(func(tx *db.Tx) error {
		today := dates.Of(tx.Now, tx.Zone())
		days, err := pdv.SumDays(tx, today.AddDays(-2), today)
		if len(days) != 3 || days[0].Total != 0 || days[2].Day != today || days[2].Total != 1000 || days[2].Count != 1 {
			t.Errorf("days are %+v", days)
		}
		return err
	})
}
