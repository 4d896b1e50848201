package main

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"omniservicos/db"
	"omniservicos/db/pgserver"
	"omniservicos/store/account"
	"omniservicos/store/doctor"
	"omniservicos/web/plugins"
)

// Ana opens a shop by the command line, lets people in, has it examined, copies it, and brings it up elsewhere.
func TestAnaRunsHerShopByTheCommandLine(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	s := h.serve()
	h.fails(1, "não existe a conta ana", "user", "create", "--account", "ana", "--email", "ana@loja.com", "--name", "Ana", "--role", "dono")
	h.fails(1, "CNPJ", "account", "create", "--slug", "ana", "--name", "Loja da Ana", "--cnpj", "11.222.333/0001-82")
	h.must("account", "create", "--slug", "ana", "--name", "Loja da Ana", "--cnpj", "11.222.333/0001-81")
	h.fails(1, "perfis", "user", "create", "--account", "ana", "--email", "ana@loja.com", "--name", "Ana", "--role", "rainha")
	if out := h.must("user", "create", "--account", "ana", "--email", "ana@loja.com", "--name", "Ana", "--role", "dono,gerente"); !strings.Contains(out, "Senha: ") {
		t.Errorf("said %q", out)
	}
	h.must("user", "passwd", "--email", "Ana@loja.com")
	h.fails(1, "bia@loja.com", "user", "passwd", "--email", "bia@loja.com")
	h.fails(1, "não participa", "token", "create", "--account", "ana", "--user", "bia@loja.com")
	token := strings.TrimSpace(h.must("token", "create", "--account", "ana", "--user", "ana@loja.com"))
	if len(token) < 40 || strings.ContainsAny(token, " \n") {
		t.Errorf("the token is %q", token)
	}
	app, err := db.Open(t.Context(), strings.TrimSpace(h.must("dburl")), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if me, err := account.FindSession(t.Context(), app, token); err != nil || me.Kind != "api" || me.Email != "ana@loja.com" || !me.Has(account.Manager) {
		t.Errorf("the token is %+v's, %v", me, err)
	}
	_ = app.Close()

	copied := filepath.Join(h.dir, "copia.zip")
	h.must("backup", copied)
	h.fails(1, "não está vazio", "restore", copied)

	h.spoil(`update money_accounts set balance = 1`)
	h.fails(1, "há problemas", "doctor")
	out, _, status := h.run("doctor", "--json", "--account", "ana")
	var report doctor.Report
	if err := json.Unmarshal([]byte(out), &report); err != nil || status != 1 || report.OK || len(report.Accounts[0].Problems) == 0 || len(report.Warnings) == 0 {
		t.Errorf("status %d, said %q (%v)", status, out, err)
	}
	s.stop(syscall.SIGTERM)

	elsewhere := newHome(t)
	if out := elsewhere.must("restore", copied); !strings.Contains(out, "Nenhum problema") {
		t.Errorf("said %q", out)
	}
	elsewhere.fails(1, "Já existe uma conta", "account", "create", "--slug", "ana", "--name", "Outra")
	elsewhere.must("doctor", "--account", "ana")
	elsewhere.fails(1, "não existe a conta bia", "doctor", "--account", "bia")
	elsewhere.fails(1, "já tem contas", "seed")
}

// spoil changes every account's rows behind the house's back.
func (h *home) spoil(statement string) {
	h.t.Helper()
	owner, err := sql.Open("postgres", strings.TrimSpace(h.must("dburl", "--owner")))
	if err != nil {
		h.t.Fatal(err)
	}
	defer func() { _ = owner.Close() }()
	var account string
	if err := owner.QueryRow(`select id from accounts`).Scan(&account); err != nil {
		h.t.Fatal(err)
	}
	if _, err := owner.Exec("begin; set local app.account_id = '" + account + "'; " + statement + "; commit"); err != nil {
		h.t.Fatal(err)
	}
}

// On a server of somebody else's, roles, database and schema come step by step, and serve runs as omni_app alone.
func TestADatabaseOfSomebodyElse(t *testing.T) {
	t.Parallel()
	server, err := pgserver.Ephemeral(t.Context(), pgserver.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Stop() })
	app, owner := "DATABASE_URL="+server.URL("omni_app", "da loja", "loja"), "DATABASE_OWNER_URL="+server.URL("omni_owner", "do dono", "loja")
	h := newHome(t, app, owner)
	h.fails(1, "password", "migrate", "up")
	h.must("migrate", "init", "--superuser", server.SuperURL("postgres"))
	h.must("migrate", "init", "--superuser", server.SuperURL("postgres"))
	if out := h.must("migrate", "status"); !strings.Contains(out, "falta migrations/") {
		t.Errorf("said %q", out)
	}
	h.must("migrate", "up")
	if out := h.must("migrate", "status"); !strings.Contains(out, "em dia") {
		t.Errorf("said %q", out)
	}

	asApp := newHome(t, app)
	s := asApp.serve()
	if s.status("/readyz") != 200 {
		t.Error("not ready on a current schema")
	}
	asApp.fails(1, "DATABASE_OWNER_URL", "migrate", "up")
	if out := h.must("migrate", "down"); !strings.Contains(out, "1") {
		t.Errorf("said %q", out)
	}
	if s.status("/readyz") != http.StatusServiceUnavailable {
		t.Error("ready without its last migration")
	}
	s.stop(syscall.SIGTERM)

	newHome(t, "DATABASE_URL="+server.SuperURL("loja")).fails(1, "omni_app", "serve")
	newHome(t, owner).fails(1, "DATABASE_URL", "serve")
}

func TestTheWholeSchemaBreaksNoRule(t *testing.T) {
	t.Parallel()
	server, err := pgserver.Ephemeral(t.Context(), pgserver.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Stop() })
	if err := db.Init(t.Context(), server.SuperURL("postgres"), "loja", "x", "x"); err != nil {
		t.Fatal(err)
	}
	owner, err := db.OpenOwner(server.URL("omni_owner", "x", "loja"), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = owner.Close() }()
	if _, err := db.Migrate(t.Context(), owner, sets()); err != nil {
		t.Fatal(err)
	}
	breaches, err := db.Lint(owner, append(db.RecordTables(sets()), db.GlobalTables...))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range breaches {
		t.Errorf("%s: %s", b.Rule, b.Object)
	}
	// Every plugin's folder of migrations was read: a set without files would pass all of the above.
	for _, m := range plugins.All {
		if m.Migrations == nil {
			continue
		}
		var ran int
		if err := owner.SQL().Get(&ran, `select count(*) from migrations_`+m.Name); err != nil || ran == 0 {
			t.Errorf("%s brings migrations, and %d ran (%v)", m.Name, ran, err)
		}
	}
}
