package db

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"net/http"

	"github.com/jmoiron/sqlx"
	migrate "github.com/rubenv/sql-migrate"
)

//go:embed migrations/*.sql
var coreMigrations embed.FS

// Set is the migrations of one plugin; the core's are always there. Each set keeps its own record.
type Set struct {
	Name  string // "" is the core
	Files fs.FS
}

func (s Set) table() string {
	if s.Name == "" {
		return "migrations"
	}
	return "migrations_" + s.Name
}

// Sets is the core's set and then the plugins', in order.
func Sets(plugins ...Set) []Set {
	return append([]Set{{Files: Folder(coreMigrations)}}, plugins...)
}

// Folder is what a package embeds under migrations/.
func Folder(files embed.FS) fs.FS {
	sub, err := fs.Sub(files, "migrations")
	if err != nil {
		panic(err) // the package would not have compiled without the folder
	}
	return sub
}

// RecordTables are the tables in which sql-migrate keeps what ran.
func RecordTables(sets []Set) (tables []string) {
	for _, s := range sets {
		tables = append(tables, s.table())
	}
	return tables
}

// migrationLock keeps two processes from migrating at once: sql-migrate takes no lock of its own.
const migrationLock = 7304114

// Migrate brings every set up, in order, as the owner.
func Migrate(ctx context.Context, owner *DB, sets []Set) (applied int, err error) {
	err = locked(ctx, owner, func() error {
		for _, s := range sets {
			n, err := execute(owner, s, migrate.Up, 0)
			if err != nil {
				return fmt.Errorf("migração %s: %w", s.table(), err)
			}
			applied += n
		}
		return showRecords(ctx, owner, sets)
	})
	return applied, err
}

// MigrateDown takes the newest migration of one set back.
func MigrateDown(ctx context.Context, owner *DB, s Set) (undone int, err error) {
	err = locked(ctx, owner, func() (err error) {
		undone, err = execute(owner, s, migrate.Down, 1)
		return err
	})
	return undone, err
}

// Pending names the migrations that have not run, as "set/file".
func Pending(owner *DB, sets []Set) (pending []string, err error) {
	for _, s := range sets {
		planned, _, err := s.runner().PlanMigration(owner.pool.DB, "postgres", s.source(), migrate.Up, 0)
		if err != nil {
			return nil, err
		}
		for _, p := range planned {
			pending = append(pending, s.table()+"/"+p.Id)
		}
	}
	return pending, nil
}

func execute(owner *DB, s Set, way migrate.MigrationDirection, most int) (int, error) {
	return s.runner().ExecMax(owner.pool.DB, "postgres", s.source(), way, most)
}

func (s Set) runner() migrate.MigrationSet { return migrate.MigrationSet{TableName: s.table()} }

func (s Set) source() migrate.MigrationSource {
	return &migrate.HttpFileSystemMigrationSource{FileSystem: http.FS(s.Files)}
}

func locked(ctx context.Context, owner *DB, fn func() error) error {
	held, err := owner.pool.Connx(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = held.Close() }()
	if _, err := held.ExecContext(ctx, "select pg_advisory_lock($1)", migrationLock); err != nil {
		return err
	}
	defer unlock(ctx, held)
	return fn()
}

func unlock(ctx context.Context, held *sqlx.Conn) {
	_, _ = held.ExecContext(ctx, "select pg_advisory_unlock($1)", migrationLock) // it goes with the connection anyway
}
