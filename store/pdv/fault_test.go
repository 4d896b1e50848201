package pdv_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"omniservicos/db"
	"omniservicos/store/pdv"
	"omniservicos/store/storetest/counter"
)

var errBroken = errors.New("the server is gone")

// payBreaking finalises the sale, and the statement after the first n fails; done says how many went through.
func (s *shop) payBreaking(sale pdv.Sale, n int, payments ...pdv.Payment) (done int, err error) {
	ctx := db.OnTrip(context.Background(), func() error {
		if done == n {
			return errBroken
		}
		done++
		return nil
	})
	err = s.DB.InAccount(ctx, db.Scope{Account: s.Account.ID, Actor: s.Actor}, func(tx *db.Tx) error {
		_, err := pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: payments})
		return err
	})
	return done, err
}

// traces are all that a sale leaves, and the state that it leaves behind.
var traces = []string{"sale_payments", "stock_movements", "money_movements", "titles", "timeline", "audit_lines", "jobs"}

func (s *shop) traces() (found []int64) {
	s.T.Helper()
	for _, table := range traces {
		found = append(found, s.One(`select count(*) from `+table+` where account_id = $1`))
	}
	return append(found,
		s.One(`select coalesce(sum(next_number), 0) from tills where account_id = $1`),
		s.One(`select coalesce(sum(quantity), 0) from stock_balances where account_id = $1`),
		s.One(`select coalesce(sum(balance), 0) from money_accounts where account_id = $1`),
		s.One(`select count(*) from sales where account_id = $1 and state = 'aberta'`))
}

func TestAFaultAfterEachStatementOfASaleLeavesNothing(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice, oil, maria := s.Product("Arroz", 2990, 10), s.Product("Óleo", 899, 10), s.Customer("Maria", 50000)
	sale := s.Scan(rice, oil, rice)
	s.Do(func(tx *db.Tx) error {
		_, err := pdv.SetCustomer(tx, sale.ID, maria.ID, "")
		return err
	})
	payments := []pdv.Payment{counter.Credit(3000, 3), {Method: "fiado", Tendered: 1000, Instalments: 1}, {Method: "pix", Tendered: 500, Instalments: 1}, counter.Cash(5000)}
	before := s.traces()
	broken := 0
	for ; ; broken++ {
		done, err := s.payBreaking(sale, broken, payments...)
		if err == nil {
			break
		}
		if !errors.Is(err, errBroken) || done != broken {
			t.Fatalf("after %d statements: %v", done, err)
		}
		if after := s.traces(); !slices.Equal(before, after) {
			t.Fatalf("a fault after %d statements left %v, before it was %v", broken, after, before)
		}
		s.Sound()
	}
	if broken < 6 { // the rows that nobody reads share one statement at the end
		t.Errorf("the sale is made of %d statements only: something of it is missing", broken)
	}
	t.Logf("%d statements from BEGIN to COMMIT", broken)
	if slices.Equal(before, s.traces()) {
		t.Error("the sale that was let through left nothing")
	}
	if n := s.One(`select count(*) from sales where account_id = $1 and id = $2 and state = 'finalizada' and number = 1`, sale.ID); n != 1 {
		t.Error("the sale that was let through is not nº 1")
	}
	s.Sound()
}
