package walk

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

// personColumns are all columns that name a person of the registry: by a foreign key, or by how a column is called.
// person_words alone is written anew rather than moved: its rows are the words of a record.
const personColumns = `
	select distinct c.table_name, c.column_name
	  from information_schema.columns c
	  join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
	 where c.table_schema = 'public' and c.data_type = 'bigint' and c.table_name not in ('person_words')
	   and c.table_name || '.' || c.column_name not in ('people.merged_into', 'people.owner_id', 'lead_gifts.lead_id') -- a person themselves, an identity, a lead
	   and (c.column_name ~ '(^|_)(person|customer|supplier|client|buyer|owner|contact|lead|carrier)_id$'
	     or exists (select 1 from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
	                 where f.contype = 'f' and f.confrelid = 'people'::regclass and f.conrelid = to_regclass('public.' || quote_ident(c.table_name))
	                   and a.attname = c.column_name and a.attname <> 'account_id'))
	 order by 1, 2`

type column struct {
	Table string `db:"table_name"`
	Name  string `db:"column_name"`
}

// A row is put into every table that names a person, whatever else the table wants, and the two people become one: a
// new table is covered without anyone adding it here.
func TestAMergeMovesEveryRowThatNamesAPerson(t *testing.T) {
	app, owner := dbtest.Fresh(t)
	site := webtest.In(t, app) // every plugin is off: its rows must follow all the same
	from, into := site.Customer("Maria"), site.Customer("Maria da Conceição")
	var columns []column
	if err := owner.SQL().Select(&columns, personColumns); err != nil {
		t.Fatal(err)
	}
	if len(columns) < 15 {
		t.Fatalf("only %d columns name a person: %v", len(columns), columns)
	}
	loosen(t, owner.SQL())
	for _, c := range columns {
		plant(t, owner.SQL(), c, site.Account.ID, from.ID)
	}
	site.Do(func(tx *db.Tx) error { _, err := person.Merge(tx, from.ID, into.ID); return err })
	for _, c := range columns {
		if left, come := rowsOf(t, owner.SQL(), site.Account.ID, c, from.ID), rowsOf(t, owner.SQL(), site.Account.ID, c, into.ID); left != 0 || come == 0 {
			t.Errorf("%s.%s: %d rows stay with who was merged, %d are with who stays", c.Table, c.Name, left, come)
		}
	}
}

// loosen takes away what would ask for other rows first: this database is the test's own.
func loosen(t *testing.T, owner *sqlx.DB) {
	t.Helper()
	var drops []string
	err := owner.Select(&drops, `
		select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
		 where connamespace = 'public'::regnamespace and contype in ('f', 'c')`)
	if err != nil {
		t.Fatal(err)
	}
	for _, drop := range drops {
		owner.MustExec(drop)
	}
}

// plant inserts a row that names the person, and whatever its other columns must hold.
func plant(t *testing.T, owner *sqlx.DB, c column, account, person int64) {
	t.Helper()
	var others []struct {
		Name string `db:"column_name"`
		Type string `db:"udt_name"`
	}
	err := owner.Select(&others, `
		select column_name, udt_name from information_schema.columns
		 where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null and column_name not in ('account_id', $2)`, c.Table, c.Name)
	if err != nil {
		t.Fatal(err)
	}
	names, values := []string{"account_id", c.Name}, []string{fmt.Sprint(account), fmt.Sprint(person)}
	for _, o := range others {
		names, values = append(names, o.Name), append(values, someValue(o.Type))
	}
	inAccount(t, owner, account, func(tx *sqlx.Tx) error {
		_, err := tx.Exec("insert into " + c.Table + " (" + strings.Join(names, ", ") + ") values (" + strings.Join(values, ", ") + ") on conflict do nothing")
		return err
	})
}

func someValue(kind string) string {
	switch kind {
	case "int2", "int4", "int8":
		return fmt.Sprint(rand.Int32N(1 << 30))
	case "uuid":
		return "gen_random_uuid()"
	case "date", "timestamptz":
		return "now()"
	case "bytea", "text", "varchar":
		return fmt.Sprintf("'%d'", rand.Int32())
	case "bool":
		return "false"
	case "jsonb":
		return "'{}'"
	}
	return "'{}'" // an array
}

func rowsOf(t *testing.T, owner *sqlx.DB, account int64, c column, person int64) (n int) {
	t.Helper()
	inAccount(t, owner, account, func(tx *sqlx.Tx) error {
		return tx.Get(&n, "select count(*) from "+c.Table+" where account_id = $1 and "+c.Name+" = $2", account, person)
	})
	return n
}

func inAccount(t *testing.T, owner *sqlx.DB, account int64, fn func(*sqlx.Tx) error) {
	t.Helper()
	tx := owner.MustBegin()
	tx.MustExec(fmt.Sprintf("set local app.account_id = '%d'", account))
	if err := fn(tx); err != nil {
		_ = tx.Rollback()
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// figures are what must be the same whoever a person is called.
type figures struct{ sales, open, owed, lines int64 }

func figuresOf(t *testing.T, site *webtest.Site, people ...person.Person) (f figures) {
	t.Helper()
	site.Do(func(tx *db.Tx) error {
		for _, p := range people {
			_, total, err := pdv.SumSales(tx, pdv.SaleFilter{CustomerID: p.ID})
			if err != nil {
				return err
			}
			owed, _, err := finance.Credit(tx, p.ID)
			if err != nil {
				return err
			}
			lines, err := crm.Timeline(tx, p.ID, 0, 1000)
			if err != nil {
				return err
			}
			var open int64
			if err := tx.Get(&open, `select coalesce(sum(open_amount), 0)::bigint from titles where account_id = $1 and person_id = $2`, p.ID); err != nil {
				return err
			}
			f.sales, f.open, f.owed, f.lines = f.sales+int64(total), f.open+open, f.owed+int64(owed), f.lines+int64(len(lines))
		}
		return nil
	})
	return f
}

// Merging persons in any order keeps the sums of sales and titles (issue 4), and ends with one who has them all.
func TestMergingInAnyOrderKeepsTheSums(t *testing.T) {
	t.Parallel()
	for round := range 6 {
		r := rand.New(rand.NewPCG(2026, uint64(round)))
		site := webtest.New(t)
		coffee := site.Product("Café", 750)
		var people []person.Person
		for n := range 5 {
			p := site.Customer(fmt.Sprintf("Maria %d", n))
			people = append(people, p)
			for range r.IntN(3) {
				site.Sell(p.ID, coffee)
			}
			site.Do(func(tx *db.Tx) error { return owes(tx, p.ID, money.Cents(100+r.Int64N(900))) })
		}
		before, left := figuresOf(t, site, people...), append([]person.Person{}, people...)
		for len(left) > 1 {
			r.Shuffle(len(left), func(i, j int) { left[i], left[j] = left[j], left[i] })
			from, into := left[0], left[1]
			site.Do(func(tx *db.Tx) error { _, err := person.Merge(tx, from.ID, into.ID); return err })
			left = left[1:]
			now := figuresOf(t, site, left...)
			now.lines -= int64(len(people) - len(left)) // each merge notes itself
			if now != before {
				t.Fatalf("round %d: %+v became %+v", round, before, now)
			}
		}
		for _, p := range people {
			site.Do(func(tx *db.Tx) error {
				found, err := person.Find(tx, p.ID)
				if found.ID != left[0].ID {
					t.Errorf("round %d: %s is now %d, want %d", round, p.Name, found.ID, left[0].ID)
				}
				return err
			})
		}
		site.Do(func(tx *db.Tx) error {
			offenders, err := person.Check(tx)
			if len(offenders) > 0 {
				t.Errorf("round %d: %v", round, offenders)
			}
			return err
		})
	}
}

// owes writes a fiado title.
func owes(tx *db.Tx, person int64, amount money.Cents) error {
	parts, err := finance.Monthly(amount, 1, dates.Of(tx.Now, tx.Zone()))
	if err != nil {
		return err
	}
	_, err = finance.CreateTitles(tx, finance.NewTitles{Direction: "receber", PersonID: person, Document: "Caderneta", Method: "fiado", Parts: parts})
	return err
}
