package db_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/fault"
)

// slugIs takes for granted how an account is called.
func slugIs(account int64, slug string) db.Premise {
	return db.Premise{
		Prepare: `prepare slug_is (bigint, text) as select 1 / (select count(*) from accounts where id = $1 and slug = $2)`,
		Execute: fmt.Sprintf(`execute slug_is (%d, '%s')`, account, slug),
	}
}

func TestNothingIsDoneOnAPremiseThatDoesNotHold(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "premissa")
	write := func(tx *db.Tx) error {
		if err := tx.Insert("categories", "id, name", []any{db.NewID(), "Vidros"}); err != nil {
			return err
		}
		return category(tx, db.NewID(), "Boxes")
	}
	read := func(tx *db.Tx) error {
		var list []string
		return tx.List(&list, `select name from categories where account_id = $1`)
	}
	refuse := func(*db.Tx) error { return fault.Refuse("Não pode.") }
	for range 4 { // on connections that have prepared the premise, and on others
		for what, fn := range map[string]func(*db.Tx) error{
			"a writing": write, "a reading": read, "a refusal": refuse, "nothing at all": func(*db.Tx) error { return nil },
		} {
			err := d.InAccount(context.Background(), db.Scope{Account: account, Premise: slugIs(account, "outro")}, fn)
			if !errors.Is(err, db.ErrPremise) {
				t.Errorf("%s gave %v", what, err)
			}
		}
	}
	if got := names(t, d, account); len(got) != 0 {
		t.Errorf("written all the same: %v", got)
	}
	slug := ""
	inAccount(t, d, account, func(tx *db.Tx) error { return tx.Get(&slug, `select slug from accounts where id = $1`) })
	scope := db.Scope{Account: account, Premise: slugIs(account, slug)}
	if err := d.InAccount(context.Background(), scope, write); err != nil {
		t.Errorf("a premise that holds gave %v", err)
	}
	if err := d.InAccount(context.Background(), scope, refuse); !fault.Is(err, fault.Refused) {
		t.Errorf("a refusal under a premise that holds gave %v", err)
	}
	if got := names(t, d, account); len(got) != 2 {
		t.Errorf("categories are %v", got)
	}
}

// A division by zero of one's own is no premise.
func TestAnErrorOfTheWorkIsNotThePremises(t *testing.T) {
	d := dbtest.Open(t)
	account := insertAccount(t, d, "divisao")
	slug := ""
	inAccount(t, d, account, func(tx *db.Tx) error { return tx.Get(&slug, `select slug from accounts where id = $1`) })
	err := d.InAccount(context.Background(), db.Scope{Account: account, Premise: slugIs(account, slug)}, func(tx *db.Tx) error {
		var n int
		return tx.Get(&n, `select 1 / (select count(*) from categories where account_id = $1)`)
	})
	if err == nil || errors.Is(err, db.ErrPremise) {
		t.Errorf("got %v", err)
	}
}

// A restart of the server takes what was prepared with it.
func TestAPremiseIsPreparedAnewOnANewConnection(t *testing.T) {
	d, err := db.Open(context.Background(), dbtest.URL(t, "omni_app"), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	account := insertAccount(t, d, "de-novo")
	for range 3 {
		for _, slug := range []string{"outro", "mais outro"} {
			err := d.InAccount(context.Background(), db.Scope{Account: account, Premise: slugIs(account, slug)}, func(tx *db.Tx) error {
				return category(tx, db.NewID(), slug)
			})
			if !errors.Is(err, db.ErrPremise) {
				t.Fatalf("got %v", err)
			}
		}
		if _, err := dbtest.Open(t).SQL().Exec(`
			select pg_terminate_backend(pid) from pg_stat_activity
			 where usename = current_user and datname = current_database() and pid <> pg_backend_pid()`); err != nil {
			t.Fatal(err)
		}
	}
	if got := names(t, d, account); len(got) != 0 {
		t.Errorf("categories are %v", got)
	}
}
