package proof_test

import (
	"errors"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/pdv/proof"
	"omniservicos/store/storetest/counter"
)

func TestTheProofNamesGapsAndTheFirstBrokenSale(t *testing.T) {
	s := openShop(t)
	rice := s.Product("Arroz", 100, 50)
	for range 8 {
		s.MustPay(s.Scan(rice), counter.Cash(100))
	}
	whole := func(tx *db.Tx) proof.Proof {
		proofs, err := proof.All(tx, 0)
		if err != nil || len(proofs) != 1 {
			t.Fatal(proofs, err)
		}
		return proofs[0]
	}
	s.Do(func(tx *db.Tx) error {
		p := whole(tx)
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
		p := whole(tx)
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
		p, err := proof.Verify(tx, s.Till)
		if p.Changed != 6 || p.Broken != 0 || err != nil {
			t.Errorf("changed: %+v %v", p, err)
		}
		return undo
	})
	if !errors.Is(err, undo) {
		t.Fatal(err)
	}
}
