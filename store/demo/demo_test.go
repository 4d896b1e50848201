package demo_test

import (
	"context"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/catalogue"
	"omniservicos/store/demo"
	"omniservicos/store/doctor"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func TestADemoBusinessIsCoherent(t *testing.T) {
	t.Parallel()
	for i := range 3 {
		s := storetest.New(t)
		began := time.Now()
		if err := demo.Fill(context.Background(), s.DB, s.Account, i, demo.Options{Days: 10}); err != nil {
			t.Fatal(err)
		}
		t.Logf("10 days took %s", time.Since(began))
		if n := s.Count("products"); n < 120 {
			t.Errorf("only %d products", n)
		}
		if n := s.Count("people"); n < 64 {
			t.Errorf("only %d people", n)
		}
		s.Do(func(tx *db.Tx) error {
			breaches, err := doctor.Examine(tx)
			if err != nil {
				return err
			}
			for _, b := range breaches {
				t.Error(b)
			}
			_, err = catalogue.FindByCode(tx, "10101")
			return err
		})
	}
}
