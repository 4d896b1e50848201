package walk

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/web/webtest"
)

// fenced are all tables that carry an account, read from the catalogue of the database itself.
func fenced(t *testing.T) (tables []string) {
	t.Helper()
	err := dbtest.Owner(t).SQL().Select(&tables, `
		select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
		 where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity order by 1`)
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) < 25 {
		t.Fatalf("only %d fenced tables: %v", len(tables), tables)
	}
	return tables
}

// idsOf is one id of each table of the shop that has ids.
func idsOf(t *testing.T, s *webtest.Site) map[string]int64 {
	t.Helper()
	ids := map[string]int64{}
	var withID []string
	err := dbtest.Owner(t).SQL().Select(&withID, `
		select table_name from information_schema.columns
		 where table_schema = 'public' and column_name = 'id' and data_type = 'bigint'`)
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, table := range withID {
		has[table] = true
	}
	s.Do(func(tx *db.Tx) error {
		for _, table := range fenced(t) {
			if !has[table] {
				continue
			}
			var found []int64
			if err := tx.List(&found, `select id from `+table+` where account_id = $1 limit 1`); err != nil {
				return err
			}
			if len(found) > 0 {
				ids[table] = found[0]
			}
		}
		return nil
	})
	return ids
}

// sums is a fingerprint of all that the shop has, what a reading may leave behind (last use of a session) aside.
func sums(t *testing.T, s *webtest.Site) string {
	t.Helper()
	var b strings.Builder
	s.Do(func(tx *db.Tx) error {
		for _, table := range fenced(t) {
			var sum string
			err := tx.Get(&sum, `select count(*) || ':' || coalesce(md5(string_agg(x::text, '' order by x::text)), '') from `+table+` x where account_id = $1`)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "%s %s\n", table, sum)
		}
		return nil
	})
	return b.String()
}

func TestNoTableShowsAnotherAccountsRows(t *testing.T) {
	t.Parallel()
	theirs, ours := webtest.Furnish(t), webtest.New(t)
	for _, table := range fenced(t) {
		var seen, there int
		ours.Do(func(tx *db.Tx) error {
			return tx.Get(&seen, `select count(*) from `+table+` where account_id <> $1`)
		})
		theirs.Do(func(tx *db.Tx) error {
			return tx.Get(&there, `select count(*) from `+table+` where account_id = $1`)
		})
		if seen != 0 {
			t.Errorf("%s shows %d rows of other accounts", table, seen)
		}
		if there == 0 {
			t.Logf("%s is empty in the furnished shop", table)
		}
	}
}

func TestWithoutAnAccountThereAreNoRowsAndNoInserts(t *testing.T) {
	t.Parallel()
	webtest.Furnish(t)
	d := dbtest.Open(t)
	for _, table := range fenced(t) {
		err := d.Global(context.Background(), func(tx *db.GlobalTx) error {
			var n int
			if err := tx.Get(&n, `select count(*) from `+table); err != nil {
				return err
			}
			if n != 0 {
				t.Errorf("%s shows %d rows without an account", table, n)
			}
			return nil
		})
		if err != nil {
			t.Errorf("%s: %v", table, err)
		}
	}
}
