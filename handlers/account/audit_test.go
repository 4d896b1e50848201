package account_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
)

// write leaves n lines by this person.
func (s *site) write(accountID int64, who db.Actor, changes ...db.Change) {
	s.t.Helper()
	err := s.db.InAccount(context.Background(), db.Scope{Account: accountID, Actor: who}, func(tx *db.Tx) error {
		for _, c := range changes {
			tx.Log(c)
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestTheAuditIsFilteredByPersonActionObjectAndDay(t *testing.T) {
	t.Parallel()
	s, now := fresh(t, demo)
	shop := s.account("Cristal")
	bia, _ := s.member(shop.ID, "Bia Lima", account.Cashier)
	manager := s.as(shop.ID, account.Manager)
	start := now.at
	now.at = time.Date(2026, 12, 1, 1, 0, 0, 0, time.UTC) // 30/11, 22 h in São Paulo
	s.write(shop.ID, db.Actor{Identity: bia, Name: "Bia Lima", IP: "203.0.113.9"},
		db.Change{Action: "Preço alterado", Object: "products", ID: 7, Before: map[string]any{"price": 1290, "unit": "un"}, After: map[string]any{"price": 1390, "unit": "un"}},
		db.Change{Action: "Venda cancelada", Object: "sales", ID: 8, After: map[string]any{"reason": "<b>desistiu</b>"}})
	now.at = start
	all := manager.get("/conta/auditoria").status(200)
	all.sees("Preço alterado", "R$ 12,90", "R$ 13,90", "30/11/2026 22:00", "De 203.0.113.9", "&lt;b&gt;desistiu").not("Unidade")
	bias := fmt.Sprintf("/conta/auditoria?usuario=%d", bia)
	manager.get(bias).status(200).sees("Venda cancelada").not("Usuário incluído")
	manager.get(bias + "&q=PREÇO").status(200).sees("Preço alterado").not("Venda cancelada")
	manager.get("/conta/auditoria?objeto=sales&registro=8").status(200).sees("Venda cancelada").not("Preço alterado")
	manager.get("/conta/auditoria?de=2026-11-30&ate=2026-11-30").status(200).sees("Venda cancelada").not("Conta criada")
	manager.get("/conta/auditoria?de=2026-12-01&ate=2026-12-31").status(200).sees("Nada foi encontrado").not("Preço alterado")
	manager.get("/conta/auditoria?de=ontem&registro=x&antes=y&usuario=z").status(200).sees("Preço alterado")
	s.as(s.account("Vizinho").ID, account.Owner).get("/conta/auditoria").status(200).not("Preço alterado")
	s.as(shop.ID, account.Accountant).get("/conta/auditoria").status(403)
}

func TestTheAuditShowsPersonalValuesUntilTheyAreForgotten(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Cristal")
	manager := s.as(shop.ID, account.Manager)
	s.write(shop.ID, db.Actor{Name: "Bia"}, db.Change{
		Action: "Pessoa alterada", Object: "people", ID: 9, Before: map[string]any{"email": "velho@exemplo.com"}, After: map[string]any{"email": "novo@exemplo.com"},
	})
	manager.get("/conta/auditoria?objeto=people").status(200).sees("velho@exemplo.com", "novo@exemplo.com").not("hmac")
	s.in(shop.ID, func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Pessoa anonimizada", Object: "people", ID: 9})
		_, err := tx.Exec(`delete from audit_personal where account_id = $1`)
		return err
	})
	manager.get("/conta/auditoria?objeto=people&q=alterada").status(200).sees("dado pessoal apagado").not("exemplo.com", "hmac")
}

func TestTheAuditIsReadPageByPage(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Cristal")
	manager := s.as(shop.ID, account.Manager)
	for i := range 2 * account.AuditPage {
		s.write(shop.ID, db.Actor{Name: "Bia"}, db.Change{Action: fmt.Sprintf("Passo %03d", i), Object: "tasks", ID: 1})
	}
	first := manager.get("/conta/auditoria?objeto=tasks").status(200).sees("Passo 099", "Passo 050", "Próximos").not("Passo 049")
	manager.get(next(t, first)).status(200).sees("Passo 049", "Passo 000").not("Passo 050", "Próximos")
}
