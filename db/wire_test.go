package db_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
)

// category writes a row and its audit line: the last statement, with which COMMIT rides.
func category(tx *db.Tx, id int64, name string) error {
	tx.Log(db.Change{Action: "Categoria criada", Object: "categories", ID: id})
	return tx.InsertLater("categories", "id, name", []any{id, name})
}

func names(t *testing.T, d *db.DB, account int64) (list []string) {
	t.Helper()
	inAccount(t, d, account, func(tx *db.Tx) error {
		return tx.List(&list, `select name from categories where account_id = $1 order by name`)
	})
	return list
}

func TestACommitThatRodeWithItsStatementStands(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "cavalgada")
	for _, name := range []string{"Boxes", "Vidros"} { // the second on a connection that has prepared it all
		inAccount(t, d, account, func(tx *db.Tx) error { return category(tx, db.NewID(), name) })
	}
	if got := names(t, d, account); len(got) != 2 {
		t.Errorf("categories are %v", got)
	}
}

func TestAFailureOfTheLastStatementLeavesNothing(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "ultima")
	id := db.NewID()
	inAccount(t, d, account, func(tx *db.Tx) error { return category(tx, id, "Vidros") })
	for range 2 {
		err := d.InAccount(context.Background(), db.Scope{Account: account}, func(tx *db.Tx) error {
			if err := tx.Insert("categories", "id, name", []any{db.NewID(), "Boxes"}); err != nil {
				return err
			}
			return category(tx, id, "Outra com o mesmo id")
		})
		if err == nil || !strings.Contains(err.Error(), "categories_pkey") {
			t.Fatalf("a doubled key gave %v", err)
		}
	}
	if got := names(t, d, account); len(got) != 1 || got[0] != "Vidros" {
		t.Errorf("categories are %v", got)
	}
}

func TestATransactionThatFailsBeforeItsEndLeavesNothing(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "no-meio")
	err := d.InAccount(context.Background(), db.Scope{Account: account}, func(tx *db.Tx) error {
		if err := tx.Insert("categories", "id, name", []any{db.NewID(), "Vidros"}); err != nil {
			return err
		}
		return errors.New("mudou de ideia")
	})
	if err == nil || err.Error() != "mudou de ideia" {
		t.Errorf("got %v", err)
	}
	if got := names(t, d, account); len(got) != 0 {
		t.Errorf("categories are %v", got)
	}
}

func TestATransactionWithoutAStatementSendsNothing(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "nada")
	inAccount(t, d, account, func(*db.Tx) error { return nil })
	err := d.InAccount(context.Background(), db.Scope{Account: account}, func(*db.Tx) error { return errors.New("recusado") })
	if err == nil {
		t.Error("the refusal was lost")
	}
	if got := names(t, d, account); len(got) != 0 {
		t.Errorf("categories are %v", got)
	}
}

// A statement that cannot be sent (a parameter that has no encoding) must not leave COMMIT behind for the next one.
func TestAStatementThatWasNeverSentCommitsNothing(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "nunca")
	err := d.InAccount(context.Background(), db.Scope{Account: account}, func(tx *db.Tx) error {
		if err := tx.Insert("categories", "id, name", []any{db.NewID(), "Vidros"}); err != nil {
			return err
		}
		tx.Log(db.Change{Action: "Categoria criada", Object: "categories"})
		return tx.InsertLater("categories", "id, name", []any{db.NewID(), struct{ No string }{"nada"}})
	})
	if err == nil {
		t.Fatal("a struct was taken for a name")
	}
	if got := names(t, d, account); len(got) != 0 {
		t.Errorf("categories are %v", got)
	}
}

// A restart of the server leaves every connection of the pool dead: nobody notices.
func TestConnectionsThatDiedAreReplaced(t *testing.T) {
	d, err := db.Open(context.Background(), dbtest.URL(t, "omni_app"), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	account := insertAccount(t, d, "reinicio")
	for round := range 3 {
		fill(t, d, account)
		var ended int
		err := dbtest.Open(t).SQL().Get(&ended, `
			select count(pg_terminate_backend(pid)) from pg_stat_activity
			 where usename = current_user and datname = current_database() and pid <> pg_backend_pid()`)
		if err != nil || ended < 4 {
			t.Fatalf("%d sessions were ended, %v", ended, err)
		}
		inAccount(t, d, account, func(tx *db.Tx) error { return category(tx, db.NewID(), strings.Repeat("x", round+1)) })
	}
	if got := names(t, d, account); len(got) != 3 {
		t.Errorf("categories are %v", got)
	}
}

// fill opens several connections at once and leaves them idle.
func fill(t *testing.T, d *db.DB, account int64) {
	t.Helper()
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			_ = d.InAccount(context.Background(), db.Scope{Account: account}, func(tx *db.Tx) error {
				var slept string
				return tx.Get(&slept, `select pg_sleep(0.05)::text where $1::bigint is not null`)
			})
		})
	}
	all.Wait()
}

func TestExecLaterRunsWithTheRest(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "depois")
	id := db.NewID()
	inAccount(t, d, account, func(tx *db.Tx) error { return category(tx, id, "Vidros") })
	var trips atomic.Int64
	err := d.InAccount(db.CountTrips(context.Background(), &trips), db.Scope{Account: account}, func(tx *db.Tx) error {
		err := tx.ExecLater("categories", `update categories set name = $3 where account_id = $1 and id = $2`, id, "Espelhos")
		if err != nil {
			return err
		}
		return category(tx, db.NewID(), "Boxes")
	})
	if err != nil || trips.Load() != 1 {
		t.Fatalf("%d trips, %v", trips.Load(), err)
	}
	if got := names(t, d, account); strings.Join(got, " ") != "Boxes Espelhos" {
		t.Errorf("categories are %v", got)
	}
}
