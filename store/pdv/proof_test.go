package pdv_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/receipt"
	"omniservicos/store/storetest/counter"
)

func TestDoctorSeesATouchedZ(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	shift := s.close(pdv.Declared{Cash: 10000})
	undo := errors.New("undo")
	for _, c := range []struct{ want, statement string }{
		{"não batem com os movimentos", `update shifts set expected = expected + 1 where account_id = $1 and id = $2`},
		{"não é o da contagem", `update shifts set counted = counted + 1 where account_id = $1 and id = $2`},
		{"não é o turno do seu caixa", `update shifts set closed_at = null where account_id = $1 and id = $2`},
	} {
		err := s.Try(func(tx *db.Tx) error {
			if _, err := tx.Exec(c.statement, shift.ID); err != nil {
				return err
			}
			breaches, err := pdv.Check(tx)
			if err != nil {
				return err
			}
			if !strings.Contains(strings.Join(breaches, "\n"), c.want) {
				t.Errorf("doctor says %q, want %q", breaches, c.want)
			}
			return undo
		})
		if !errors.Is(err, undo) {
			t.Fatal(err)
		}
	}
	z := s.zs(shift.ID)[0]
	z.Content = strings.Replace(z.Content, `"sales":0`, `"sales":1`, 1)
	if pdv.Follows(z, 0, nil) {
		t.Error("a changed Z still follows")
	}
	if !pdv.Follows(s.zs(shift.ID)[0], 0, nil) {
		t.Error("a true Z does not follow")
	}
}

func TestTheOperatorTakesTheTillOverInOneSessionOnly(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste"})
		_, err := tx.Exec(`update tills set operator_id = 77, operator_name = 'Bia', operator_for = $3 where account_id = $1 and id = $2`, s.Till.ID, s.Actor.Identity)
		return err
	})
	rice := s.Product("Arroz", 10000, 20)
	if sale := s.Scan(rice); sale.OperatorID != 77 {
		t.Errorf("operator %d", sale.OperatorID)
	}
	who := s.text(`select actor from audit_lines where account_id = $1 and action = 'Item lançado'`)
	if who != "Bia (sessão de Ana)" {
		t.Errorf("the audit says %q", who)
	}
	s.Actor = db.Actor{Identity: 2, Name: "Gerson"}
	if sale := s.Scan(rice); sale.OperatorID != 2 {
		t.Errorf("Gerson's own session sold as %d", sale.OperatorID)
	}
}

func (s *shop) text(query string, args ...any) (text string) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error { return tx.Get(&text, query, args...) })
	return text
}

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

func TestTheProofNamesGapsAndTheFirstBrokenSale(t *testing.T) {
	s := openShop(t)
	rice := s.Product("Arroz", 100, 50)
	for range 8 {
		s.MustPay(s.Scan(rice), counter.Cash(100))
	}
	proof := func(tx *db.Tx) pdv.Proof {
		proofs, err := pdv.Proofs(tx, 0)
		if err != nil || len(proofs) != 1 {
			t.Fatal(proofs, err)
		}
		return proofs[0]
	}
	s.Do(func(tx *db.Tx) error {
		p := proof(tx)
		if !p.Whole() || p.Count != 8 || p.GapsInWords("Caixa 1") != "0 lacunas" {
			t.Errorf("%+v", p)
		}
		return nil
	})
	undo := errors.New("undo")
	err := s.Try(func(tx *db.Tx) error {
		if _, err := tx.Exec(`update sales set number = number + 900 where account_id = $1 and number in (3, 4, 8)`); err != nil {
			return err
		}
		p := proof(tx)
		if got := p.GapsInWords("Caixa 1"); !strings.HasPrefix(got, "faltam 3–4, 8–") {
			t.Errorf("says %q", got)
		}
		if p.Broken != 5 || p.BrokenID == 0 {
			t.Errorf("broken at %d", p.Broken)
		}
		return undo
	})
	if !errors.Is(err, undo) {
		t.Fatal(err)
	}
	err = s.Try(func(tx *db.Tx) error {
		if _, err := tx.Exec(`update sales set total = total - 1 where account_id = $1 and number = 6`); err != nil {
			return err
		}
		p, err := pdv.VerifyTill(tx, s.Till)
		if p.Changed != 6 || p.Broken != 0 || err != nil {
			t.Errorf("changed: %+v %v", p, err)
		}
		return undo
	})
	if !errors.Is(err, undo) {
		t.Fatal(err)
	}
}

func TestTwoClosingsAtOnceCloseOnce(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	done := make(chan error, 4)
	for range cap(done) {
		go func() {
			done <- s.DB.InAccount(context.Background(), db.Scope{Account: s.Account.ID, Actor: s.Actor}, func(tx *db.Tx) error {
				_, err := pdv.CloseTill(tx, s.Till.ID, 9000, "")
				return err
			})
		}()
	}
	closed := 0
	for range cap(done) {
		if <-done == nil {
			closed++
		}
	}
	if closed != 1 || s.One(`select count(*) from z_readings where account_id = $1`) != 1 {
		t.Errorf("closed %d times", closed)
	}
	s.Sound()
}
