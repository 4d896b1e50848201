package db

import (
	"context"
	"io/fs"
	"slices"

	"github.com/lib/pq"
)

// showRecords lets omni_app read which migrations ran, so that /readyz can say whether they are current.
func showRecords(ctx context.Context, owner *DB, sets []Set) error {
	for _, table := range RecordTables(sets) {
		if _, err := owner.pool.ExecContext(ctx, "grant select on "+pq.QuoteIdentifier(table)+" to omni_app"); err != nil {
			return err
		}
	}
	return nil
}

// Behind names the migrations that this program has and the database has not, as "set/file". Any role may ask.
func Behind(ctx context.Context, d *DB, sets []Set) (behind []string, err error) {
	for _, s := range sets {
		known, err := fs.Glob(s.Files, "*.sql")
		if err != nil {
			return nil, err
		}
		var ran []string
		if err := d.pool.SelectContext(ctx, &ran, "select id from "+pq.QuoteIdentifier(s.table())); err != nil {
			return nil, err
		}
		for _, file := range known {
			if !slices.Contains(ran, file) {
				behind = append(behind, s.table()+"/"+file)
			}
		}
	}
	return behind, nil
}
