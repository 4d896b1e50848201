package backup

import (
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"omniservicos/db"
)

// table is one table of the schema, and what the file holds of it.
type table struct {
	Name    string         `db:"name" json:"name"`
	Fenced  bool           `db:"fenced" json:"-"`
	Columns pq.StringArray `db:"columns" json:"columns"`
	Types   pq.StringArray `db:"types" json:"-"`
	Rows    int64          `db:"-" json:"rows"`
	SHA256  string         `db:"-" json:"sha256"`
}

func (t *table) entry() string { return "tabelas/" + t.Name + ".jsonl" }

// columns writes each column into a pattern.
func (t *table) columns(pattern string) string {
	var all []string
	for _, c := range t.Columns {
		all = append(all, fmt.Sprintf(pattern, pq.QuoteIdentifier(c)))
	}
	return strings.Join(all, ", ")
}

// tables are all of the schema's but the migration records, which a restore already has.
func tables(tx *sqlx.Tx, sets []db.Set) (all []table, err error) {
	err = tx.Select(&all, `
		select c.relname as name, c.relrowsecurity as fenced,
		       array_agg(a.attname::text order by a.attnum) as columns,
		       array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types
		  from pg_class c
		  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1)
		 group by c.oid
		 order by c.relname`, pq.Array(db.RecordTables(sets)))
	return all, err
}

// migrations are those that made the schema: rows come back only into the same one.
func migrations(tx *sqlx.Tx, sets []db.Set) (map[string][]string, error) {
	ran := map[string][]string{}
	for _, record := range db.RecordTables(sets) {
		ids := []string{}
		if err := tx.Select(&ids, "select id from "+pq.QuoteIdentifier(record)+" order by id"); err != nil {
			return nil, err
		}
		ran[record] = ids
	}
	return ran, nil
}
