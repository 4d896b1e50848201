package db_test

import (
	"context"
	_ "embed"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func insertAccount(t *testing.T, d *db.DB, slug string) int64 {
	t.Helper()
	id := db.NewID()
	err := d.Global(context.Background(), func(tx *db.GlobalTx) error {
		_, err := tx.Exec(`insert into accounts (id, slug, name) values ($1, $2, $2)`, id, slug)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestAWriteOfOneAccountIsUnseenByAnother(t *testing.T) {
	d := dbtest.Open(t)
	cristal, nona := insertAccount(t, d, "cristal"), insertAccount(t, d, "nona")
	category := db.NewID()
	inAccount(t, d, cristal, func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Categoria criada", Object: "categories", ID: category})
		return tx.Insert("categories", "id, name", []any{category, "Vidros"})
	})
	inAccount(t, d, nona, func(tx *db.Tx) error {
		n, err := tx.Exec(`update categories set name = 'Roubada' where account_id = $1 and id = $2`, category)
		if n != 0 {
			t.Error("an account changed another's row")
		}
		tx.Log(db.Change{Action: "Tentativa", Object: "categories", ID: category})
		return err
	})
	var names []string
	inAccount(t, d, cristal, func(tx *db.Tx) error { return tx.List(&names, `select name from categories where account_id = $1`) })
	if len(names) != 1 || names[0] != "Vidros" {
		t.Errorf("categories are %v", names)
	}
}

func TestAWriteWithoutAnAuditLineIsRefused(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "sem-auditoria")
	err := d.InAccount(context.Background(), db.Scope{Account: account}, func(tx *db.Tx) error {
		return tx.Insert("categories", "id, name", []any{db.NewID(), "Vidros"})
	})
	if err == nil || !strings.Contains(err.Error(), "audit") {
		t.Errorf("got %v", err)
	}
}

func TestAReadOnlyTransactionCannotWrite(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "so-leitura")
	err := d.InAccount(context.Background(), db.Scope{Account: account, ReadOnly: true}, func(tx *db.Tx) error {
		return tx.Insert("categories", "id, name", []any{db.NewID(), "Vidros"})
	})
	if err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("got %v", err)
	}
}

func inAccount(t *testing.T, d *db.DB, account int64, fn func(*db.Tx) error) {
	t.Helper()
	if err := d.InAccount(context.Background(), db.Scope{Account: account}, fn); err != nil {
		t.Fatal(err)
	}
}
