// Package backup copies everything that the house keeps in PostgreSQL into one file, and brings it back, by SQL alone: a
// server fetched by npm has no pg_dump. The file is a ZIP with a table in each entry, a row in each line: a JSON list of
// the columns as PostgreSQL writes them in text.
package backup

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"omniservicos/db"
)

// manifest is the last entry: what the file holds, and of which schema.
type manifest struct {
	Format     int                 `json:"format"`
	MadeAt     time.Time           `json:"made_at"`
	Migrations map[string][]string `json:"migrations"` // by record table
	Tables     []table             `json:"tables"`
}

const (
	format       = 1
	manifestName = "manifesto.json"
)

// Write copies the database as it stands at one instant, while people go on working. The file is whole or is not there.
func Write(ctx context.Context, owner *db.DB, sets []db.Set, path string) (rows int64, err error) {
	draft := path + ".parcial"
	file, err := os.OpenFile(draft, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(draft)
		}
	}()
	rows, err = write(ctx, owner, sets, file)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return 0, err
	}
	return rows, os.Rename(draft, path)
}

func write(ctx context.Context, owner *db.DB, sets []db.Set, file io.Writer) (rows int64, err error) {
	tx, err := owner.SQL().BeginTxx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return 0, err
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	m := manifest{Format: format, MadeAt: time.Now().UTC()}
	if m.Migrations, err = migrations(tx, sets); err != nil {
		return 0, err
	}
	if m.Tables, err = tables(tx, sets); err != nil {
		return 0, err
	}
	var accounts []int64
	if err := tx.Select(&accounts, `select id from accounts order by id`); err != nil {
		return 0, err
	}
	z := zip.NewWriter(file)
	for i := range m.Tables {
		if err := m.Tables[i].write(tx, z, accounts); err != nil {
			return 0, fmt.Errorf("tabela %s: %w", m.Tables[i].Name, err)
		}
		rows += m.Tables[i].Rows
	}
	entry, err := z.Create(manifestName)
	if err != nil {
		return 0, err
	}
	return rows, errors.Join(json.NewEncoder(entry).Encode(m), z.Close())
}

// write copies a table: a fenced one account by account, since row security shows its owner no row otherwise.
func (t *table) write(tx *sqlx.Tx, z *zip.Writer, accounts []int64) error {
	entry, err := z.Create(t.entry())
	if err != nil {
		return err
	}
	sum := sha256.New()
	to := bufio.NewWriter(io.MultiWriter(entry, sum))
	if !t.Fenced {
		err = t.copyRows(tx, to, "")
	}
	for _, account := range accounts {
		if !t.Fenced || err != nil {
			break
		}
		if _, err = tx.Exec(fmt.Sprintf("set local app.account_id = '%d'", account)); err == nil {
			err = t.copyRows(tx, to, " where account_id = $1", account)
		}
	}
	if err == nil {
		err = to.Flush()
	}
	t.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return err
}

func (t *table) copyRows(tx *sqlx.Tx, to *bufio.Writer, where string, args ...any) error {
	rows, err := tx.Query("select jsonb_build_array("+t.columns("%s::text")+")::text from "+pq.QuoteIdentifier(t.Name)+where, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var line sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&line); err != nil {
			return err
		}
		t.Rows++
		_, _ = to.Write(line) // a bufio.Writer keeps its first error for Flush
		_ = to.WriteByte('\n')
	}
	return rows.Err()
}
