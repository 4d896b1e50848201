package cash_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/doctor"
	"omniservicos/store/pdv/cash"
)

func TestDoctorSeesATouchedZ(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	shift := s.close(cash.Declared{Cash: 10000})
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
			breaches, err := doctor.Examine(tx)
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
	if cash.Follows(z, 0, nil) {
		t.Error("a changed Z still follows")
	}
	if !cash.Follows(s.zs(shift.ID)[0], 0, nil) {
		t.Error("a true Z does not follow")
	}
}

func TestTwoClosingsAtOnceCloseOnce(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	done := make(chan error, 4)
	for range cap(done) {
		go func() {
			done <- s.DB.InAccount(context.Background(), db.Scope{Account: s.Account.ID, Actor: s.Actor}, func(tx *db.Tx) error {
				_, err := cash.CloseTill(tx, s.Till.ID, 9000, "")
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
