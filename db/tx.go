package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"omniservicos/store/fault"
)

// Scope says whose work it is, who does it and how.
type Scope struct {
	Account  int64
	Actor    Actor
	ReadOnly bool
	Timeout  time.Duration // of one statement; 0 is 15 s
	Premise  Premise       // looked at with BEGIN
}

// Actor is who writes, for the audit. The zero Actor is the system itself.
type Actor struct {
	Identity int64
	Name     string
	IP       string
	Request  string
}

// Tx is one transaction inside one account. $1 of every statement is the account: Tx puts it there.
type Tx struct {
	Account int64
	Actor   Actor
	Now     time.Time

	ctx      context.Context
	tx       *sqlx.Tx
	db       *DB
	sent     bool // a statement went to the server
	settings *Settings
	wrote    bool
	lines    []auditLine
	later    []later
	facts    []any
	carried  map[any]any
	branches []int64 // that what is seen is limited to; nil: all
}

const maxAttempts = 4

// InAccount runs fn in one transaction of one account, again after a deadlock or a serialization failure. An error
// leaves nothing. A transaction that wrote without an audit line is refused: every write says who, when and what.
func (d *DB) InAccount(ctx context.Context, s Scope, fn func(*Tx) error) error {
	if s.Account <= 0 {
		return errors.New("db: no account")
	}
	return d.again(ctx, beginning{d.opening(s), s.Premise}, func(tx *sqlx.Tx, ctx context.Context) error {
		t := &Tx{Account: s.Account, Actor: s.Actor, Now: d.Now(), ctx: ctx, tx: tx, db: d}
		err := fn(t)
		if untrue := t.uphold(s.Premise); untrue != nil {
			return untrue
		}
		if err != nil {
			return err
		}
		return t.audit()
	})
}

// opening are the words that begin a transaction. What they set ends with it; the limits of an ordinary one stand on the
// connection already where it is ours alone, since each word of them costs every transaction as much as a row.
func (d *DB) opening(s Scope) string {
	words := "begin"
	if s.ReadOnly {
		words = "begin read only"
	}
	words += fmt.Sprintf("; set local app.account_id = '%d'", s.Account)
	if l := (limits{s.ReadOnly, s.timeout()}); !d.limited || l != ordinary {
		words += "; " + l.words("set local")
	}
	return words
}

func (s Scope) timeout() time.Duration {
	if s.Timeout == 0 {
		return ordinary.statement
	}
	return s.Timeout
}

// limits are what PostgreSQL holds a transaction to.
type limits struct {
	freshPlans bool
	statement  time.Duration
}

// ordinary transactions write, and look rows up by their keys: a plan made once serves them all, and planning each time
// is a third of a sale. What only reads has its filters planned for.
var ordinary = limits{statement: 15 * time.Second}

func (l limits) words(set string) string {
	plans := map[bool]string{true: "auto", false: "force_generic_plan"}[l.freshPlans]
	return fmt.Sprintf("%[1]s plan_cache_mode = %[2]s; %[1]s statement_timeout = '%[3]d'; %[1]s idle_in_transaction_session_timeout = '30s'",
		set, plans, l.statement.Milliseconds())
}

// again begins, runs fn and commits; after a failure that another try can mend it tries again.
func (d *DB) again(ctx context.Context, begin beginning, fn func(*sqlx.Tx, context.Context) error) error {
	// A request that was begun is finished: a browser that went away must not leave us guessing whether the sale stands.
	ctx = context.WithValue(context.WithoutCancel(ctx), beginKey{}, begin)
	for try := 1; ; try++ {
		err := d.once(ctx, fn)
		if err == nil || !passing(err) || try == maxAttempts {
			return err
		}
		// BEGIN goes alone from now on: then database/sql itself passes over the connections that a restart left dead.
		ctx = context.WithValue(ctx, aloneKey{}, true)
		time.Sleep(time.Duration(rand.IntN(20<<try)) * time.Millisecond)
	}
}

func (d *DB) once(ctx context.Context, fn func(*sqlx.Tx, context.Context) error) error {
	tx, err := d.pool.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	if err := fn(tx, ctx); err != nil {
		return err
	}
	return doubtful(tx.Commit())
}

// doubtful takes from a lost connection's error what would have the work done again: whether it was committed is unknown.
func doubtful(err error) error {
	if lost(err) {
		return errors.New("db: no answer to the commit: " + err.Error())
	}
	return err
}

// lost says whether the connection went away.
func lost(err error) bool {
	return errors.Is(err, driver.ErrBadConn) || errors.As(err, new(*net.OpError))
}

// ErrAgain asks for another try of the whole transaction: what was read was overtaken while a lock was awaited.
var ErrAgain = errors.New("db: overtaken, try again")

// passing says whether a failure comes from who else was there, and not from what was asked. A connection lost before
// COMMIT was sent left nothing behind.
func passing(err error) bool {
	if errors.Is(err, ErrAgain) || lost(err) {
		return true
	}
	return hasCode(err, "40001", "40P01")
}

// hasCode says whether PostgreSQL answered with one of these codes.
func hasCode(err error, codes ...string) bool {
	var e *pq.Error
	return errors.As(err, &e) && slices.Contains(codes, string(e.Code))
}

// Carry leaves something for a module that works later in the transaction, under a key of that module's own type.
func (t *Tx) Carry(key, value any) {
	if t.carried == nil {
		t.carried = map[any]any{}
	}
	t.carried[key] = value
}

// Take is what was left under the key, once; nil where nothing was.
func (t *Tx) Take(key any) any {
	value := t.carried[key]
	delete(t.carried, key)
	return value
}

// sender is where statements go.
func (t *Tx) sender() *sqlx.Tx {
	t.sent = true
	return t.tx
}

// Ctx is the transaction's context.
func (t *Tx) Ctx() context.Context { return t.ctx }

// Get reads one row into dest; without a row it is sql.ErrNoRows.
func (t *Tx) Get(dest any, query string, args ...any) error {
	if err := t.Flush(); err != nil {
		return err
	}
	return t.sender().GetContext(t.ctx, dest, query, t.with(args)...)
}

// Find is Get for what a person asked for: without a row it is refused with missing, a whole sentence.
func (t *Tx) Find(dest any, missing, query string, args ...any) error {
	err := t.Get(dest, query, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return fault.Missing(missing)
	}
	return err
}

// List reads all rows into dest, a pointer to a slice.
func (t *Tx) List(dest any, query string, args ...any) error {
	if err := t.Flush(); err != nil {
		return err
	}
	return t.sender().SelectContext(t.ctx, dest, query, t.with(args)...)
}

// Exec changes rows and says how many.
func (t *Tx) Exec(query string, args ...any) (int64, error) {
	if err := t.flushChanges(); err != nil {
		return 0, err
	}
	return t.exec(t.ctx, query, args)
}

func (t *Tx) exec(ctx context.Context, query string, args []any) (int64, error) {
	t.wrote = true
	r, err := t.sender().ExecContext(ctx, query, t.with(args)...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// ListWrite runs an UPDATE or INSERT … RETURNING and reads what it returns into dest, a pointer to a slice.
func (t *Tx) ListWrite(dest any, query string, args ...any) error {
	t.wrote = true
	if err := t.flushChanges(); err != nil {
		return err
	}
	return t.sender().SelectContext(t.ctx, dest, query, t.with(args)...)
}

func (t *Tx) with(args []any) []any {
	all := make([]any, 0, len(args)+1)
	all = append(all, t.Account)
	return append(all, args...)
}
