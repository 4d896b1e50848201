package pdv_test

import (
	"fmt"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

// crowd is 8 tills × 200 sales of overlapping products, each till scanning them in an order of its own.
const (
	crowdTills = 8
	crowdSales = 200
)

func TestACrowdAtEightTillsMeetsNoDeadlockAndLeavesTheBooksRight(t *testing.T) {
	s := openShop(t)
	all := []tills.Till{s.Till}
	for i := 2; i <= crowdTills; i++ {
		s.Do(func(tx *db.Tx) error {
			id, err := tills.New(tx, fmt.Sprintf("Caixa %d", i), s.Till.BranchID, s.Till.DepotID)
			if err != nil {
				return err
			}
			if _, err := tills.Open(tx, id, 5000); err != nil {
				return err
			}
			till, err := tills.Find(tx, id)
			all = append(all, till)
			return err
		})
	}
	var products []catalogue.Product
	for i := range 10 {
		products = append(products, s.Product(fmt.Sprintf("Produto %d", i), 999, 100_000))
	}
	regular := s.Customer("Regina", 100_000_000)
	deadlocks := s.deadlocks()

	var wg sync.WaitGroup
	for n, till := range all {
		wg.Go(func() {
			for i := range crowdSales {
				if err := s.Try(func(tx *db.Tx) error { return crowdSale(tx, till, products, n, i, regular) }); err != nil {
					t.Errorf("%s, sale %d: %v", till.Name, i, err)
					return
				}
			}
		})
	}
	wg.Wait()

	if after := s.deadlocks(); after != deadlocks {
		t.Errorf("%d deadlocks", after-deadlocks)
	}
	if n := s.One(`select count(*) from sales where account_id = $1 and state = 'finalizada'`); n != crowdTills*crowdSales {
		t.Errorf("%d sales", n)
	}
	s.Sound()
}

// crowdSale takes three products, walking the shelf up at even tills and down at odd ones, and pays in two ways.
func crowdSale(tx *db.Tx, till tills.Till, products []catalogue.Product, n, i int, regular person.Person) error {
	client, sale := uuid7.New(), pdv.Sale{}
	for l := range 3 {
		at := (i + l*(1+n)) % len(products)
		if n%2 == 1 {
			at = len(products) - 1 - at
		}
		var err error
		sale, err = pdv.AddLine(tx, pdv.NewLine{TillID: till.ID, SaleClient: client, LineClient: uuid7.New(), ProductID: products[at].ID, Quantity: quantity.One})
		if err != nil {
			return err
		}
	}
	second := pdv.Payment{Method: "credito", Tendered: 1000, Instalments: 2}
	if i%5 == 0 {
		second = pdv.Payment{Method: "fiado", Tendered: 1000, Instalments: 1}
		if _, err := pdv.SetCustomer(tx, sale.ID, regular.ID, ""); err != nil {
			return err
		}
	}
	if i%3 == 0 {
		second.Method, second.Instalments = "pix", 1
	}
	_, err := pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: []pdv.Payment{second, counter.Cash(sale.Total)}})
	return err
}

// deadlocks is what the database counted so far.
func (s *shop) deadlocks() (n int64) {
	s.T.Helper()
	if err := s.DB.SQL().Get(&n, `select deadlocks from pg_stat_database where datname = current_database()`); err != nil {
		s.T.Fatal(err)
	}
	return n
}
