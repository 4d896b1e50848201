package backup_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/backup"
	"omniservicos/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// What makes a copy hard: bytes, lists, a JSON null that is no SQL null, keys that point in a ring, quotes and newlines.
func fill(t *testing.T, app *db.DB, slug string) {
	t.Helper()
	account, identity := db.NewID(), db.NewID()
	check(t, app.Global(context.Background(), func(tx *db.GlobalTx) error {
		_, err := tx.Exec(`insert into accounts (id, slug, name) values ($1, $2, E'Loja da "Ana"\n\\ e filhos')`, account, slug)
		if err != nil {
			return err
		}
		_, err = tx.Exec(`insert into identities (id, email, name, password_hash, recovery_hashes) values ($1, $2, 'Ana', 'x', '{"a,b",c}')`, identity, slug+"@ana")
		if err != nil {
			return err
		}
		_, err = tx.Exec(`insert into memberships (account_id, identity_id, roles) values ($1, $2, '{dono,gerente}')`, account, identity)
		return err
	}))
	check(t, app.InAccount(context.Background(), db.Scope{Account: account}, func(tx *db.Tx) error {
		branch, depot, money, till, shift := db.NewID(), db.NewID(), db.NewID(), db.NewID(), db.NewID()
		tx.Log(db.Change{Action: "Loja aberta", Object: "branches", ID: branch, After: map[string]any{"name": "Ana ☕", "nota": nil}})
		for _, s := range []struct {
			table, columns string
			row            []any
		}{
			{"branches", "id, name", []any{branch, "Matriz"}},
			{"depots", "id, branch_id, name", []any{depot, branch, "Depósito"}},
			{"money_accounts", "id, branch_id, kind, name", []any{money, branch, "caixa", "Caixa 1"}},
			{"tills", "id, branch_id, depot_id, money_account_id, name, last_hash", []any{till, branch, depot, money, "Caixa 1", []byte{0, 1, 255}}},
			{"shifts", "id, till_id, number, business_day, float_amount, opened_at, opened_by", []any{shift, till, 1, "2026-02-28", 100, tx.Now, identity}},
			{"files", "id, name, mime, sha256, content, at", []any{db.NewID(), "foto.png", "image/png", []byte{1}, bytes.Repeat([]byte{0, 10, 255}, 1<<20), tx.Now}},
			{"imports", "id, kind, file_name, key, state, rows, at, identity_id", []any{db.NewID(), "produtos", "a.csv", "k", "feita", "null", tx.Now, identity}},
		} {
			if err := tx.Insert(s.table, s.columns, s.row); err != nil {
				return fmt.Errorf("%s: %w", s.table, err)
			}
		}
		_, err := tx.Exec(`update tills set shift_id = $2 where account_id = $1`, shift)
		return err
	}))
}

func TestWhatIsCopiedComesBack(t *testing.T) {
	app, owner := dbtest.Fresh(t)
	fill(t, app, "ana")
	fill(t, app, "bia")
	path := filepath.Join(t.TempDir(), "copia.zip")
	rows, err := backup.Write(t.Context(), owner, db.Sets(), path)
	check(t, err)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has personal data, and its mode is %v (%v)", info.Mode(), err)
	}

	app2, owner2 := dbtest.Fresh(t)
	back, err := backup.Restore(t.Context(), owner2, db.Sets(), path)
	check(t, err)
	if back != rows || rows < 22 {
		t.Errorf("%d rows were copied and %d came back", rows, back)
	}
	for _, slug := range []string{"ana", "bia"} {
		before, after := picture(t, app, slug), picture(t, app2, slug)
		if before != after {
			t.Errorf("%s was\n%s\nand is\n%s", slug, before, after)
		}
	}
	breaches, err := db.Lint(owner2, db.GlobalTables)
	check(t, err)
	for _, b := range breaches { // the fences stand again, and the keys are back
		t.Errorf("after the restore: %s %s", b.Rule, b.Object)
	}
	if a, b := keys(t, owner), keys(t, owner2); a != b || a < 20 {
		t.Errorf("there were %d foreign keys, and now %d", a, b)
	}
}

// picture is every row of an account as text; the file's content by its sum.
func picture(t *testing.T, d *db.DB, slug string) string {
	t.Helper()
	var account int64
	check(t, d.Look(t.Context(), &account, `select id from accounts where slug = $1`, slug))
	var b strings.Builder
	check(t, d.InAccount(t.Context(), db.Scope{Account: account, ReadOnly: true}, func(tx *db.Tx) error {
		for _, table := range []string{"memberships", "branches", "tills", "shifts", "imports", "audit_lines", "audit_personal"} {
			var rows []string
			if err := tx.List(&rows, `select x::text from `+table+` x where account_id = $1 order by 1`); err != nil {
				return err
			}
			if len(rows) == 0 {
				t.Errorf("%s has no row in %s", slug, table)
			}
			fmt.Fprintln(&b, table, rows)
		}
		var sum string
		err := tx.Get(&sum, `select md5(content) || ' ' || (select rows = 'null' from imports where account_id = $1) from files where account_id = $1`)
		fmt.Fprintln(&b, sum)
		return err
	}))
	return b.String()
}

func keys(t *testing.T, owner *db.DB) (n int) {
	t.Helper()
	check(t, owner.SQL().Get(&n, `select count(*) from pg_constraint where contype = 'f' and convalidated and not condeferrable`))
	return n
}

func TestOnlyAnEmptyDatabaseOfTheSameSchemaTakesACopy(t *testing.T) {
	app, owner := dbtest.Fresh(t)
	fill(t, app, "ana")
	path := filepath.Join(t.TempDir(), "copia.zip")
	_, err := backup.Write(t.Context(), owner, db.Sets(), path)
	check(t, err)
	_, err = backup.Restore(t.Context(), owner, db.Sets(), path)
	refused(t, err, "não está vazio")

	_, other := dbtest.Fresh(t)
	_, err = other.SQL().Exec(`alter table tasks add column extra text`)
	check(t, err)
	_, err = backup.Restore(t.Context(), other, db.Sets(), path)
	refused(t, err, "outra versão do esquema")
}

func TestADamagedCopyLeavesNothing(t *testing.T) {
	app, owner := dbtest.Fresh(t)
	fill(t, app, "ana")
	path := filepath.Join(t.TempDir(), "copia.zip")
	_, err := backup.Write(t.Context(), owner, db.Sets(), path)
	check(t, err)
	edited := edit(t, path, "tabelas/branches.jsonl", func(lines string) string { return strings.Replace(lines, "Matriz", "Outra", 1) })
	app2, owner2 := dbtest.Fresh(t)
	_, err = backup.Restore(t.Context(), owner2, db.Sets(), edited)
	refused(t, err, "alterado ou está incompleto")
	_, err = backup.Restore(t.Context(), owner2, db.Sets(), edit(t, path, "tabelas/accounts.jsonl", func(string) string { return "" }))
	if err == nil {
		t.Error("a copy without its accounts was taken")
	}
	var accounts int
	check(t, app2.Look(t.Context(), &accounts, `select count(*) from accounts`))
	if accounts != 0 {
		t.Errorf("%d accounts stayed after a refusal", accounts)
	}
	check(t, os.WriteFile(path, []byte("no zip"), 0o600))
	_, err = backup.Restore(t.Context(), owner2, db.Sets(), path)
	refused(t, err, "não é uma cópia inteira")
}

// edit writes the copy again with one entry changed, as a tool that mends the ZIP's own sums would.
func edit(t *testing.T, path, name string, change func(string) string) string {
	t.Helper()
	from, err := zip.OpenReader(path)
	check(t, err)
	defer func() { _ = from.Close() }()
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		r, err := f.Open()
		check(t, err)
		text, err := io.ReadAll(r)
		check(t, err)
		w, err := to.Create(f.Name)
		check(t, err)
		if f.Name == name {
			text = []byte(change(string(text)))
		}
		_, err = w.Write(text)
		check(t, err)
	}
	check(t, to.Close())
	edited := filepath.Join(t.TempDir(), "editada.zip")
	check(t, os.WriteFile(edited, out.Bytes(), 0o600))
	return edited
}

func refused(t *testing.T, err error, words string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), words) {
		t.Errorf("got %v, want a refusal with %q", err, words)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
