package account_test

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
)

// next is the address of the following page.
func next(t *testing.T, a *answer) string {
	t.Helper()
	for _, tag := range regexp.MustCompile(`<a [^>]*>`).FindAllString(a.rec.Body.String(), -1) {
		if m := regexp.MustCompile(`href="([^"]+)"`).FindStringSubmatch(tag); m != nil && strings.Contains(tag, `rel="next"`) {
			return html.UnescapeString(m[1])
		}
	}
	t.Fatal("there is no next page")
	return ""
}

func TestPagesAreForTheirRoles(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	pages := map[string][]account.Role{
		"/conta/usuarios": nil, "/conta/usuarios/novo": nil, "/conta/plugins": nil,
		"/conta/auditoria": {account.Manager}, "/conta/configuracoes": {account.Manager}, "/conta/filiais": {account.Manager},
		"/conta/filiais/nova": {account.Manager}, "/conta/tarefas-do-sistema": {account.Manager}, "/conta/perfil": account.Roles,
	}
	for _, role := range account.Roles {
		b := s.as(shop.ID, role)
		for page, allowed := range pages {
			want := 403
			if role == account.Owner || strings.Contains(fmt.Sprint(allowed), string(role)) {
				want = 200
			}
			b.get(page).status(want)
		}
	}
	for page := range pages {
		s.browser().get(page).status(303)
	}
}

func TestAFailedJobIsTriedAgain(t *testing.T) {
	t.Parallel()
	s := open(t, demo)
	shop := s.account("Loja")
	manager := s.as(shop.ID, account.Manager)
	manager.get("/conta/tarefas-do-sistema").status(200).sees("Nenhuma tarefa do sistema falhou.")
	job := db.NewID()
	s.in(shop.ID, func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Tarefa", Object: "jobs", ID: job})
		return tx.Insert("jobs", "id, kind, payload, state, attempts, run_at, last_error", []any{job, "email.enviar", "{}", "falhou", 8, tx.Now, "o servidor não respondeu"})
	})
	manager.get("/conta/tarefas-do-sistema").status(200).sees("email.enviar", "o servidor não respondeu", "Desistiu")
	again := fmt.Sprintf("/conta/tarefas-do-sistema/%d/repetir", job)
	s.as(s.account("Vizinho").ID, account.Owner).post(again).status(404)
	manager.post(again).leadsTo("/conta/tarefas-do-sistema")
	manager.get("/conta/tarefas-do-sistema").status(200).sees("Vai tentar de novo")
	if n := s.audited(shop.ID, "Tarefa do sistema repetida"); n != 1 {
		t.Errorf("%d lines in the audit", n)
	}
}
