package db

import (
	"database/sql"

	"github.com/lib/pq"
)

// Within limits what follows to these branches, as row security knows them (decisions.md 22); none is all of them.
func (t *Tx) Within(branches []int64) error {
	if len(branches) == 0 {
		return nil
	}
	t.branches = branches
	return t.limit(branches)
}

// Branches are those that the transaction is limited to; nil is all.
func (t *Tx) Branches() []int64 { return t.branches }

// Everywhere runs fn without that limit: for what must reach every branch whoever begins it, such as a new product's
// balances. What it reads is not for showing.
func (t *Tx) Everywhere(fn func() error) error {
	if t.branches == nil {
		return fn()
	}
	within := t.branches
	if err := t.limit(nil); err != nil {
		return err
	}
	t.branches = nil
	if err := fn(); err != nil {
		return err // the transaction goes with it
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return t.Within(within)
}

// limit writes what waits first: it was made under the limit that stood then.
func (t *Tx) limit(branches []int64) error {
	if err := t.Flush(); err != nil {
		return err
	}
	var set sql.NullString
	return t.sender().GetContext(t.ctx, &set, `select set_config('app.branches', coalesce($1::bigint[]::text, ''), true)`, pq.Int64Array(branches))
}

// OutsideBranches says that a row of another branch was to be written.
func OutsideBranches(err error) bool {
	return hasCode(err, "42501")
}
