package cash_test

import (
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/storetest/counter"
)

func TestTheClosingKeepsWhatWasDeclaredBesideWhatWasExpected(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.Product("Arroz", 10000, 20)
	s.MustPay(s.Scan(rice), counter.Cash(10000))
	s.MustPay(s.Scan(rice), counter.Credit(10000, 1))
	s.MustPay(s.Scan(rice), counter.Credit(10000, 2))
	s.mustMove(cash.Move{Kind: trail.Withdrawal, Amount: 5000, Reason: "Segurança"})
	shift := s.close(cash.Declared{Notes: cash.NoteCount{10000: 1, 2000: 2, 50: 19, 1: 3}, Methods: map[string]money.Cents{"credito": 19000}})
	if *shift.Counted != 14953 || *shift.Expected != 15000 || shift.Difference() != -47 {
		t.Errorf("counted %s of %s", shift.Counted, shift.Expected)
	}
	if n := s.One(`select count(*) from money_movements where account_id = $1 and kind = 'quebra'`); n != 1 {
		t.Errorf("the difference was posted %d times", n)
	}
	s.Do(func(tx *db.Tx) error {
		counts, err := cash.CountsOf(tx, shift.ID)
		of := map[string]cash.Count{}
		for _, c := range counts {
			of[c.Method] = c
		}
		if c := of["credito"]; c.Counted == nil || *c.Counted != 19000 || c.Expected != 20000 {
			t.Errorf("credit: %+v", c)
		}
		if c := of["pix"]; c.Counted != nil || c.Expected != 0 {
			t.Errorf("nobody declared Pix: %+v", c)
		}
		if of["dinheiro"].Pieces()[2000] != 2 {
			t.Errorf("notes: %v", of["dinheiro"].Pieces())
		}
		return err
	})
	zs := s.zs(shift.ID)
	r, err := zs[0].Reading()
	if err != nil || len(zs) != 1 || zs[0].Number != 1 {
		t.Fatalf("%d Zs, %v", len(zs), err)
	}
	if r.Sales != 3 || r.Total != 30000 || r.Numbers() != "1 a 3" || r.Proof.GapsInWords("Caixa 1") != "0 lacunas" || r.Proof.ChainInWords() != "corrente íntegra" {
		t.Errorf("the Z says %+v", r)
	}
	s.Sound()
}

func TestTheManagersCountStandsBesideTheFirstOnce(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	shift := s.close(cash.Declared{Cash: 9000})
	again := func(tx *db.Tx) error { return cash.CountAgain(tx, shift.ID, cash.Declared{Cash: 10000}, "") }
	s.Do(again)
	if err := s.Try(again); err == nil || err.Error() != "Este turno já foi conferido." {
		t.Errorf("a third count: %v", err)
	}
	s.Do(func(tx *db.Tx) error {
		counts, err := cash.CountsOf(tx, shift.ID)
		for _, c := range counts {
			if want := map[int]money.Cents{1: 9000, 2: 10000}[c.Round]; c.Method == cash.InDrawer && *c.Counted != want {
				t.Errorf("round %d: %s", c.Round, c.Counted)
			}
		}
		return err
	})
	if s.One(`select counted from shifts where account_id = $1 and id = $2`, shift.ID) != 9000 {
		t.Error("the first count was changed")
	}
	s.Sound()
}

func TestAReopenedShiftReversesItsClosingAndGetsTheNextZ(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	first := s.close(cash.Declared{Cash: 9000})
	reopen := func(id int64, reason string) error {
		return s.Try(func(tx *db.Tx) error {
			_, err := cash.ReopenShift(tx, id, reason)
			return err
		})
	}
	if err := reopen(first.ID, ""); err == nil {
		t.Error("reopened without a reason")
	}
	if err := reopen(first.ID, "Contei errado"); err != nil {
		t.Fatal(err)
	}
	if s.Drawer() != 10000 || s.safe() != -10000 {
		t.Errorf("drawer %s, safe %s", s.Drawer(), s.safe())
	}
	if err := reopen(first.ID, "De novo"); err == nil || err.Error() != "Este turno já está aberto." {
		t.Errorf("reopened twice: %v", err)
	}
	s.Sound()
	s.close(cash.Declared{Cash: 10000})
	zs := s.zs(first.ID)
	if len(zs) != 2 || zs[0].Number != 2 || zs[0].Supersedes == nil || *zs[0].Supersedes != 1 || zs[1].SupersededBy == nil || *zs[1].SupersededBy != 2 {
		t.Fatalf("the Zs are %+v", zs)
	}
	s.Sound()
	s.Do(func(tx *db.Tx) error {
		_, err := tills.Open(tx, s.Till.ID, 0)
		return err
	})
	if err := reopen(first.ID, "Tarde"); err == nil || !strings.Contains(err.Error(), "está aberto em outro turno") {
		t.Errorf("reopened under another shift: %v", err)
	}
	s.close(cash.Declared{})
	if err := reopen(first.ID, "Tarde"); err == nil || err.Error() != "Só o último turno de um caixa pode ser reaberto." {
		t.Errorf("reopened an older one: %v", err)
	}
	s.Sound()
}

func TestAShiftThatCrossesMidnightIsOne(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	rice := s.Product("Arroz", 10000, 20)
	s.MustPay(s.Scan(rice), counter.Cash(10000))
	sale := s.Scan(rice)
	s.Do(func(tx *db.Tx) error {
		tx.Now = tx.Now.Add(24 * time.Hour)
		_, err := pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: []pdv.Payment{counter.Cash(10000)}})
		return err
	})
	shift := s.close(cash.Declared{Cash: 30000})
	r, err := s.zs(shift.ID)[0].Reading()
	if err != nil || r.Sales != 2 || r.Shift != 1 || s.One(`select count(distinct business_day) from sales where account_id = $1`) != 2 {
		t.Errorf("the Z says %+v, %v", r, err)
	}
}

func TestClosingCountsAndSweeps(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.MustPay(s.Scan(s.Product("Arroz", 1000, 5)), counter.Cash(2000))
	var shift tills.Shift
	s.Do(func(tx *db.Tx) (err error) {
		shift, err = cash.CloseTill(tx, s.Till.ID, 10900, "")
		return err
	})
	if *shift.Expected != 11000 || shift.Difference() != -100 {
		t.Errorf("expected %s, difference %s", *shift.Expected, shift.Difference())
	}
	if c := s.One(`select balance from money_accounts where account_id = $1 and id = $2`, s.Till.MoneyAccountID); c != 0 {
		t.Errorf("left in the drawer: %d", c)
	}
	err := s.Try(func(tx *db.Tx) error {
		_, err := cash.CloseTill(tx, s.Till.ID, 0, "")
		return err
	})
	if !fault.Is(err, fault.Refused) {
		t.Errorf("closing twice: %v", err)
	}
}
