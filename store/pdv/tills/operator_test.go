package tills_test

import (
	"testing"

	"omniservicos/db"
)

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
