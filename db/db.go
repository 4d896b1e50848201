// Package db is the only holder of connections. Work on a business goes through one door, InAccount: one account, one
// transaction, all or nothing. What belongs to no account goes through Global, and names only global tables.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
)

// GlobalTables belong to the installation, not to an account: no fence, and only Global may name them (with the
// reading of an account's own jobs and members as the exceptions that carry the account in their filter).
var GlobalTables = []string{
	"accounts", "identities", "memberships", "sessions", "login_attempts", "jobs", "migrations",
}

// DB is the pool, and the list of who listens to which fact.
type DB struct {
	pool *sqlx.DB
	Bus  *Bus
	// Now is the clock; tests set it.
	Now func() time.Time

	pooler  bool
	limited bool // connections carry the limits of an ordinary transaction
}

// Options of a pool. On two cores 2 to 8 connections are best (performance.md §1).
type Options struct {
	Connections int
	// Pooler says that a transaction pooler stands between: nothing is prepared, and lib/pq sends binary parameters.
	Pooler bool
}

// Open connects as the app's role and refuses a role that row security does not bind.
func Open(ctx context.Context, url string, o Options) (*DB, error) {
	d, err := open(url, o, !o.Pooler)
	if err != nil {
		return nil, err
	}
	if err := d.refuseStrongRole(ctx); err != nil {
		_ = d.Close()
		return nil, err
	}
	return d, nil
}

// OpenOwner connects without that check: for migrations, seeds of accounts and tests.
func OpenOwner(url string, o Options) (*DB, error) { return open(url, o, false) }

func open(url string, o Options, limited bool) (*DB, error) {
	if o.Connections == 0 {
		o.Connections = 8
	}
	c, err := newConnector(url, !o.Pooler)
	if err != nil {
		return nil, fmt.Errorf("endereço do banco inválido: %w", err)
	}
	if limited {
		c.limits = ordinary.words("set")
	}
	pool := sqlx.NewDb(sql.OpenDB(c), "postgres")
	pool.SetMaxOpenConns(o.Connections)
	pool.SetMaxIdleConns(o.Connections)
	return &DB{pool: pool, Bus: NewBus(), Now: time.Now, pooler: o.Pooler, limited: limited}, nil
}

func (d *DB) Close() error { return d.pool.Close() }

// Ping says whether the database answers.
func (d *DB) Ping(ctx context.Context) error { return d.pool.PingContext(ctx) }

// SQL gives the bare pool to what manages the schema (migrations, doctor, backup), never to handlers or stores.
func (d *DB) SQL() *sqlx.DB { return d.pool }

func (d *DB) refuseStrongRole(ctx context.Context) error {
	var strong bool
	err := d.pool.GetContext(ctx, &strong, `
		select r.rolsuper or r.rolbypassrls or exists (select 1 from pg_class c where c.relowner = r.oid)
		  from pg_roles r where r.rolname = current_user`)
	if err != nil {
		return fmt.Errorf("o banco não responde: %w", err)
	}
	if strong {
		return errors.New("DATABASE_URL usa um papel que passa por cima do isolamento das contas: use omni_app")
	}
	return nil
}
