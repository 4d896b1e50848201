package db

import (
	"context"

	"github.com/jmoiron/sqlx"
)

// GlobalTx is a transaction outside any account. It may name only GlobalTables: fenced tables show it no row.
type GlobalTx struct {
	ctx context.Context
	tx  *sqlx.Tx
}

// Global runs fn in a transaction with no account set: sign-in, tokens, claiming jobs, doctor's list of accounts.
func (d *DB) Global(ctx context.Context, fn func(*GlobalTx) error) error {
	const words = "begin; set local app.account_id = ''; set local statement_timeout = '15s'"
	return d.again(apart(ctx), beginning{words: words}, func(tx *sqlx.Tx, ctx context.Context) error {
		return fn(&GlobalTx{ctx: ctx, tx: tx})
	})
}

// Look reads one row of global tables in one round trip: the session of each request.
func (d *DB) Look(ctx context.Context, dest any, query string, args ...any) error {
	return d.pool.GetContext(apart(ctx), dest, query, args...)
}

// apart is a context whose statements are not counted among a request's own (decisions.md 27).
func apart(ctx context.Context) context.Context {
	return context.WithValue(context.WithoutCancel(ctx), tripsKey{}, nil)
}

func (t *GlobalTx) Get(dest any, query string, args ...any) error {
	return t.tx.GetContext(t.ctx, dest, query, args...)
}

func (t *GlobalTx) List(dest any, query string, args ...any) error {
	return t.tx.SelectContext(t.ctx, dest, query, args...)
}

func (t *GlobalTx) Exec(query string, args ...any) (int64, error) {
	r, err := t.tx.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}
