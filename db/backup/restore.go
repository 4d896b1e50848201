package backup

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"omniservicos/db"
)

// Restore brings a file back into an empty, migrated database, all of it or nothing.
func Restore(ctx context.Context, owner *db.DB, sets []db.Set, path string) (rows int64, err error) {
	file, err := zip.OpenReader(path)
	if err != nil {
		return 0, fmt.Errorf("%s não é uma cópia inteira: %w", path, err)
	}
	defer func() { _ = file.Close() }()
	m, err := readManifest(file)
	if err != nil {
		return 0, err
	}
	tx, err := owner.SQL().BeginTxx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	rows, err = m.restore(tx, sets, file)
	if err != nil {
		return 0, err
	}
	if err := tx.Commit(); err != nil {
		return 0, err
	}
	_, err = owner.SQL().ExecContext(ctx, "analyze") // the first plans would be made for empty tables
	return rows, err
}

func readManifest(file *zip.ReadCloser) (m manifest, err error) {
	entry, err := file.Open(manifestName)
	if err != nil {
		return m, errors.New("este arquivo não é uma cópia feita por omni backup")
	}
	defer func() { _ = entry.Close() }()
	if err := json.NewDecoder(entry).Decode(&m); err != nil {
		return m, err
	}
	if m.Format != format {
		return m, fmt.Errorf("esta cópia tem o formato %d, e este programa lê o %d", m.Format, format)
	}
	return m, nil
}

func (m manifest) restore(tx *sqlx.Tx, sets []db.Set, file *zip.ReadCloser) (rows int64, err error) {
	here, err := tables(tx, sets)
	if err != nil {
		return 0, err
	}
	if err := m.check(tx, sets, here); err != nil {
		return 0, err
	}
	closeFences, err := openFences(tx, here)
	if err != nil {
		return 0, err
	}
	for i := range here {
		t := &here[i]
		t.Rows, t.SHA256 = m.Tables[i].Rows, m.Tables[i].SHA256
		if err := t.restore(tx, file); err != nil {
			return 0, fmt.Errorf("tabela %s: %w", t.Name, err)
		}
		rows += t.Rows
	}
	return rows, closeFences()
}

// check refuses a file of another schema.
func (m manifest) check(tx *sqlx.Tx, sets []db.Set, here []table) error {
	ran, err := migrations(tx, sets)
	if err != nil {
		return err
	}
	same := reflect.DeepEqual(ran, m.Migrations) && len(here) == len(m.Tables)
	for i := 0; same && i < len(here); i++ {
		same = here[i].Name == m.Tables[i].Name && reflect.DeepEqual(here[i].Columns, m.Tables[i].Columns)
	}
	if !same {
		return errors.New("a cópia é de outra versão do esquema: restaure-a com o programa que a fez, e depois rode omni migrate up com este")
	}
	return nil
}

// openFences lets the owner write any account's rows in any order, inside this transaction: row security binds the owner
// only while it is forced, and foreign keys that point in rings are made anew at the end, which checks every row.
func openFences(tx *sqlx.Tx, here []table) (closeFences func() error, err error) {
	var before, after []string
	for _, t := range here {
		if t.Fenced {
			before = append(before, "alter table "+pq.QuoteIdentifier(t.Name)+" no force row level security")
			after = append(after, "alter table "+pq.QuoteIdentifier(t.Name)+" force row level security")
		}
	}
	var keys []struct{ Table, Name, Definition string }
	err = tx.Select(&keys, `
		select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
		  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by oid`)
	if err != nil {
		return nil, err
	}
	var keep []string
	for _, k := range keys {
		before = append(before, "alter table "+k.Table+" drop constraint "+pq.QuoteIdentifier(k.Name))
		keep = append(keep, "alter table "+k.Table+" add constraint "+pq.QuoteIdentifier(k.Name)+" "+k.Definition)
	}
	after = append(keep, after...)
	return func() error { return execute(tx, after) }, execute(tx, append([]string{"set local lock_timeout = '10s'"}, before...))
}

func execute(tx *sqlx.Tx, statements []string) error {
	_, err := tx.Exec(strings.Join(statements, ";\n"))
	return err
}

// restore reads a table's lines into it, and holds them to the file's own count and sum.
func (t *table) restore(tx *sqlx.Tx, file *zip.ReadCloser) error {
	var taken bool
	if err := tx.Get(&taken, "select exists (select 1 from "+pq.QuoteIdentifier(t.Name)+")"); err != nil {
		return err
	}
	if taken {
		return errors.New("o banco não está vazio; restaure num banco novo")
	}
	entry, err := file.Open(t.entry())
	if err != nil {
		return err
	}
	defer func() { _ = entry.Close() }()
	sum := sha256.New()
	n, err := t.insertLines(tx, bufio.NewReader(io.TeeReader(entry, sum)))
	if err != nil {
		return err
	}
	if n != t.Rows || hex.EncodeToString(sum.Sum(nil)) != t.SHA256 {
		return errors.New("o arquivo foi alterado ou está incompleto")
	}
	return nil
}

// batch is how many bytes of rows go in one statement, one row at least.
const batch = 1 << 20

func (t *table) insertLines(tx *sqlx.Tx, from *bufio.Reader) (n int64, err error) {
	var rows [][]byte
	size := 0
	for err == nil {
		var line []byte
		line, err = from.ReadBytes('\n')
		if len(line) > 0 {
			rows, size = append(rows, line), size+len(line)
		}
		if size >= batch || (err == io.EOF && size > 0) {
			inserted, failed := t.insert(tx, rows)
			if failed != nil {
				return n, failed
			}
			n, rows, size = n+inserted, nil, 0
		}
	}
	if err == io.EOF {
		err = nil
	}
	return n, err
}

func (t *table) insert(tx *sqlx.Tx, rows [][]byte) (int64, error) {
	var values []string
	for i, kind := range t.Types {
		values = append(values, fmt.Sprintf("(r->>%d)::%s", i, kind))
	}
	list := append(append([]byte{'['}, bytes.Join(rows, []byte{','})...), ']')
	done, err := tx.Exec("insert into "+pq.QuoteIdentifier(t.Name)+" ("+t.columns("%s")+") select "+
		strings.Join(values, ", ")+" from jsonb_array_elements($1::jsonb) r", string(list))
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}
