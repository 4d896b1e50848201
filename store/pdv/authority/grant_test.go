package authority_test

import (
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
)

func TestAGrantIsGoodForOneThingOnceForAMinute(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	gabriela, camila := s.Hire("Gabriela", nil, account.Manager), s.Hire("Camila", nil, account.Cashier)
	ask := authority.Ask{Act: "sangria", TargetID: *s.Till.ShiftID, TillID: s.Till.ID, Amount: 20000}
	give := func() (g authority.Grant) {
		s.T.Helper()
		if err := s.At(camila, 0, func(tx *db.Tx) (err error) {
			g, err = authority.Give(tx, gabriela, ask, pdv.AdjustmentBase)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return g
	}
	with := func(change func(*authority.Ask)) authority.Ask {
		a := ask
		change(&a)
		return a
	}
	for _, c := range []struct {
		what  string
		who   int64
		later time.Duration
		ask   authority.Ask
		says  string // nothing: it is taken
	}{
		{"as it was asked", camila, 0, ask, ""},
		{"for less", camila, 59 * time.Second, with(func(a *authority.Ask) { a.Amount = 1 }), ""},
		{"for more", camila, 0, with(func(a *authority.Ask) { a.Amount = 20001 }), "vai até R$ 200,00"},
		{"too late", camila, time.Minute, ask, "venceu"},
		{"by somebody else", gabriela + 1, 0, ask, "outra pessoa"},
		{"by the supervisor", gabriela, 0, ask, "outra pessoa"},
		{"for another act", camila, 0, with(func(a *authority.Ask) { a.Act = "desconto" }), "outra coisa"},
		{"for another target", camila, 0, with(func(a *authority.Ask) { a.TargetID++ }), "outra coisa"},
		{"for another line", camila, 0, with(func(a *authority.Ask) { a.Line = 1 }), "outra coisa"},
		{"at another till", camila, 0, with(func(a *authority.Ask) { a.TillID++ }), "outro caixa"},
	} {
		g := give()
		use := func(tx *db.Tx) error {
			_, err := authority.Use(tx, g.ID, c.ask)
			return err
		}
		err := s.At(c.who, c.later, use)
		if c.says == "" && err != nil || c.says != "" && (!fault.Is(err, fault.Refused) || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v", c.what, err)
		}
		if c.says == "" {
			if again := s.At(c.who, c.later, use); again == nil || !strings.Contains(again.Error(), "já foi usada") {
				t.Errorf("%s, again: %v", c.what, again)
			}
		}
	}
	if err := s.At(camila, 0, func(tx *db.Tx) error { _, err := authority.Use(tx, 1, ask); return err }); !fault.Is(err, fault.Missed) {
		t.Errorf("a grant that nobody gave: %v", err)
	}
}

func TestAnActThatIsRefusedAfterwardsLeavesItsGrantUnused(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	gabriela, camila := s.Hire("Gabriela", nil, account.Manager), s.Hire("Camila", nil, account.Cashier)
	ask := authority.Ask{Act: "cancelar_item", TargetID: 7, Line: 1, TillID: s.Till.ID}
	var g authority.Grant
	use := func(refusal error) error {
		return s.At(camila, 0, func(tx *db.Tx) (err error) {
			if g, err = authority.Require(tx, g.ID, ask, "", "Cancelar este item precisa de um supervisor."); err != nil {
				return err
			}
			return refusal
		})
	}
	err := use(nil)
	if _, ok := fault.As(err); !ok || err.Error() != "Cancelar este item precisa de um supervisor." {
		t.Fatalf("without a grant: %v", err)
	}
	if err := s.At(camila, 0, func(tx *db.Tx) (err error) {
		g, err = authority.Give(tx, gabriela, ask, pdv.AdjustmentBase)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := use(fault.Refuse("O caixa está fechado.")); err == nil {
		t.Fatal("it was not refused")
	}
	if err := use(nil); err != nil || g.Supervisor != "Gabriela" {
		t.Errorf("the grant was lost with the refused act: %v", err)
	}
}

func TestWhoMayAllowIsARoleInTheTillsBranchWithinTheirOwnLimitAndNotTheCashier(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.Hire("Dora", nil, account.Owner)
	gabriela, vitor := s.Hire("Gabriela", nil, account.Manager), s.Hire("Vítor", nil, account.Seller)
	var other account.Branch
	s.Do(func(tx *db.Tx) (err error) {
		other, err = account.SaveBranch(tx, account.Branch{Name: "Filial do centro"})
		return err
	})
	away := s.Hire("Bia", []int64{other.ID}, account.Manager)
	sale := s.Scan(s.Product("Televisor", 100000, 5))
	names := func(who int64, a authority.Ask) (list string) {
		a.TillID = s.Till.ID
		s.Do(func(tx *db.Tx) error {
			tx.Actor.Identity = who
			holders, err := authority.Supervisors(tx, a, pdv.AdjustmentBase)
			for _, h := range holders {
				list += h.Name + " "
			}
			return err
		})
		return list
	}
	if got := names(vitor, authority.Ask{Act: "sangria", TargetID: 1}); got != "Dora Gabriela " {
		t.Errorf("sangria: %s", got)
	}
	if got := names(gabriela, authority.Ask{Act: "sangria", TargetID: 1}); got != "Dora " {
		t.Errorf("asked by a manager: %s", got)
	}
	if got := names(vitor, authority.Ask{Act: "desconto", TargetID: sale.ID, Amount: 20001}); got != "Dora " {
		t.Errorf("beyond the manager's 20 %%: %s", got)
	}
	for _, who := range []int64{vitor, away} {
		err := s.At(gabriela, 0, func(tx *db.Tx) error {
			_, err := authority.Give(tx, who, authority.Ask{Act: "sangria", TargetID: 1, TillID: s.Till.ID}, pdv.AdjustmentBase)
			return err
		})
		if !fault.Is(err, fault.Blamed) {
			t.Errorf("%d allowed it: %v", who, err)
		}
	}
	if err := s.At(vitor, 0, func(tx *db.Tx) error {
		_, err := authority.Give(tx, gabriela, authority.Ask{Act: "sangria", TargetID: 1, TillID: s.Till.ID}, pdv.AdjustmentBase)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if got := names(vitor, authority.Ask{Act: "sangria", TargetID: 1}); got != "Gabriela Dora " {
		t.Errorf("who allowed here last does not come first: %s", got)
	}
}
