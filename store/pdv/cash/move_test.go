package cash_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/uuid7"
)

func (s *shop) safe() money.Cents {
	return money.Cents(s.One(`select m.balance from money_accounts m join account_settings a on a.account_id = m.account_id and a.safe_account_id = m.id where m.account_id = $1`))
}

func (s *shop) move(m cash.Move) (e trail.Event, err error) {
	s.T.Helper()
	m.TillID = s.Till.ID
	if m.Client == "" {
		m.Client = uuid7.New()
	}
	err = s.Try(func(tx *db.Tx) (err error) {
		e, err = cash.MakeMove(tx, m)
		return err
	})
	return e, err
}

func (s *shop) mustMove(m cash.Move) trail.Event {
	s.T.Helper()
	e, err := s.move(m)
	if err != nil {
		s.T.Fatal(err)
	}
	return e
}

// close closes the till with this count and gives the shift as it now stands.
func (s *shop) close(d cash.Declared) (shift tills.Shift) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		shift, err = cash.CloseShift(tx, cash.Closing{TillID: s.Till.ID, Declared: d})
		return err
	})
	return shift
}

func (s *shop) zs(shift int64) (zs []cash.Z) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		zs, err = cash.ZsOfShift(tx, shift)
		return err
	})
	return zs
}

func TestMoneyGoesInAndOutOfTheDrawerOnceForEachForm(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	supply := cash.Move{Client: uuid7.New(), Kind: trail.Supply, Amount: 5000, Reason: "Troco", Source: cash.FromSafe}
	for range 3 {
		s.mustMove(supply)
	}
	if s.Drawer() != 15000 || s.safe() != -15000 {
		t.Errorf("drawer %s, safe %s", s.Drawer(), s.safe())
	}
	supply.Amount = 6000
	if _, err := s.move(supply); !fault.Is(err, fault.Conflicts) {
		t.Errorf("the same form with another amount: %v", err)
	}
	s.mustMove(cash.Move{Kind: trail.Supply, Amount: 1000, Reason: "Do bolso", Source: cash.FromOwner})
	s.mustMove(cash.Move{Kind: trail.Withdrawal, Amount: 4000, Reason: "Segurança"})
	if s.Drawer() != 12000 || s.safe() != -11000 {
		t.Errorf("drawer %s, safe %s", s.Drawer(), s.safe())
	}
	for _, c := range []struct {
		want string
		m    cash.Move
	}{
		{"Não há tanto dinheiro nesta gaveta", cash.Move{Kind: trail.Withdrawal, Amount: 12001, Reason: "Segurança"}},
		{"maior que zero", cash.Move{Kind: trail.Withdrawal, Reason: "Segurança"}},
		{"motivo", cash.Move{Kind: trail.Withdrawal, Amount: 1}},
		{"de onde vem", cash.Move{Kind: trail.Supply, Amount: 1, Reason: "Troco"}},
		{"desatualizada", cash.Move{Client: "x", Kind: trail.Supply, Amount: 1, Reason: "Troco", Source: cash.FromSafe}},
		{"Não há tanto dinheiro", cash.Move{Kind: trail.Expense, Amount: 99999, Reason: "Motoboy", Source: "Entregas"}},
	} {
		if _, err := s.move(c.m); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c.m, err)
		}
	}
	s.Sound()
}

func TestAnExpenseFromTheTillIsAPayableAlreadyPaid(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	e := s.mustMove(cash.Move{Kind: trail.Expense, Amount: 2500, Reason: "Motoboy", Source: "Entregas"})
	if s.Drawer() != 7500 || e.TitleID == nil {
		t.Fatalf("drawer %s, event %+v", s.Drawer(), e)
	}
	s.Do(func(tx *db.Tx) error {
		title, err := finance.FindTitle(tx, *e.TitleID)
		if title.Direction != "pagar" || title.State != "quitado" || title.Amount != 2500 || title.Category != "Entregas" || title.OriginKind != "caixa" || title.OriginID != e.ID {
			t.Errorf("the title is %+v", title)
		}
		return err
	})
	s.Sound()
}
