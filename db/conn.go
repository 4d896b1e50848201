package db

import (
	"context"
	"database/sql/driver"
	"errors"
	"strings"
	"sync/atomic"

	"github.com/lib/pq"
)

// maxPrepared bounds the statements one connection keeps: multi-row VALUES make a text per row count.
const maxPrepared = 600

// connector opens lib/pq connections that prepare each statement once and keep it by its text. Unprepared, a statement
// with arguments costs two round trips and a plan: twice the CPU of a sale (measured, performance.md §3).
type connector struct {
	driver.Connector
	prepare bool   // off behind a transaction pooler, where prepared statements belong to someone else's connection
	limits  string // set once on each connection; empty: each transaction sets them itself
}

func newConnector(url string, prepare bool) (*connector, error) {
	c, err := pq.NewConnector(url)
	if err != nil {
		return nil, err
	}
	c.Dialer(&dialer{})
	return &connector{Connector: c, prepare: prepare}, nil
}

func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	made := &conn{prepare: c.prepare, kept: map[string]driver.Stmt{}}
	raw, err := c.Connector.Connect(context.WithValue(ctx, wireKey{}, &made.wire))
	if err != nil {
		return nil, err
	}
	made.pqConn = raw.(pqConn)
	if c.limits == "" {
		return made, nil
	}
	if _, err := made.pqConn.ExecContext(ctx, c.limits, nil); err != nil {
		_ = made.pqConn.Close()
		return nil, err
	}
	return made, nil
}

// pqConn is what lib/pq's connection can do and database/sql asks for.
type pqConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ExecerContext
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
	driver.Pinger
	driver.NamedValueChecker
}

type conn struct {
	pqConn
	wire    *wire
	prepare bool
	kept    map[string]driver.Stmt
	ended   bool // COMMIT was sent with a statement

	premised bool // the premise is prepared
}

// rides says whether BEGIN and COMMIT may ride on this connection: a pooler or TLS stands in the way.
func (c *conn) rides() bool { return c.prepare && c.wire != nil && !c.wire.sealed }

// tripsKey finds what watches the statements of a context.
type tripsKey struct{}

// CountTrips returns a context whose statements are counted in n: one for each trip between BEGIN and COMMIT
// (decisions.md 27).
func CountTrips(ctx context.Context, n *atomic.Int64) context.Context {
	return OnTrip(ctx, func() error { n.Add(1); return nil })
}

// OnTrip returns a context that runs fn before each statement, whose failure it may be: tests break a use case at every
// one of its statements.
func OnTrip(ctx context.Context, fn func() error) context.Context {
	return context.WithValue(ctx, tripsKey{}, fn)
}

func trip(ctx context.Context) error {
	if fn, ok := ctx.Value(tripsKey{}).(func() error); ok {
		return fn()
	}
	return nil
}

// beginKey carries the beginning of a transaction; aloneKey has its words sent at once, and lastKey marks the last
// statement.
type (
	beginKey struct{}
	aloneKey struct{}
	lastKey  struct{}
)

func (c *conn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	begin, ok := ctx.Value(beginKey{}).(beginning)
	if !ok {
		return c.pqConn.BeginTx(ctx, o)
	}
	if err := begin.ready(ctx, c); err != nil {
		return nil, err
	}
	if c.rides() && ctx.Value(aloneKey{}) == nil {
		c.wire.before = begin.text()
	} else if err := c.beginAlone(ctx, begin); err != nil {
		return nil, err
	}
	return &ride{conn: c}, nil
}

func (c *conn) beginAlone(ctx context.Context, b beginning) error {
	_, err := c.pqConn.ExecContext(ctx, b.text(), nil)
	if err == nil {
		return nil
	}
	if _, undone := c.pqConn.ExecContext(ctx, "rollback", nil); undone != nil {
		return undone
	}
	if premiseFailed(err) {
		return ErrPremise
	}
	return err
}

// told gives a statement's error as what it means: BEGIN's own error comes in its place.
func (c *conn) told(err error) error {
	if err != nil && c.wire != nil && c.wire.failed && premiseFailed(err) {
		return ErrPremise
	}
	return err
}

// ride is a transaction whose BEGIN and COMMIT may go with its statements. lib/pq follows the server's own word on
// whether a transaction is open.
type ride struct{ conn *conn }

func (r *ride) Commit() error { return r.end(driver.Tx.Commit) }

func (r *ride) Rollback() error { return r.end(driver.Tx.Rollback) }

// end has nothing to do where no statement was sent, or where COMMIT went with the last one: an error of either was
// that statement's error.
func (r *ride) end(how func(driver.Tx) error) error {
	w := r.conn.wire
	begun, ended := w.before == "", r.conn.ended
	w.before, w.after, r.conn.ended = "", "", false
	if !begun || ended {
		return nil
	}
	return how(r.conn.pqConn.(driver.Tx))
}

func (c *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	rows, err := c.query(ctx, query, args)
	return rows, c.told(err)
}

func (c *conn) query(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if err := trip(ctx); err != nil {
		return nil, err
	}
	if !c.prepare || len(args) == 0 {
		return c.pqConn.QueryContext(ctx, query, args)
	}
	stmt, err := c.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
}

func (c *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	done, err := c.exec(ctx, query, args)
	return done, c.told(err)
}

func (c *conn) exec(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if err := trip(ctx); err != nil {
		return nil, err
	}
	if !c.prepare || len(args) == 0 {
		return c.pqConn.ExecContext(ctx, query, args)
	}
	stmt, err := c.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	run := stmt.(driver.StmtExecContext).ExecContext
	if ctx.Value(lastKey{}) != nil && c.rides() && c.wire.before == "" {
		return c.execLast(func() (driver.Result, error) { return run(ctx, args) })
	}
	return run(ctx, args)
}

// execLast runs a transaction's last statement with COMMIT behind it; never where BEGIN still waits too, since then a
// connection that died while it lay idle could not be told from a commit without an answer.
func (c *conn) execLast(run func() (driver.Result, error)) (driver.Result, error) {
	c.wire.after = "commit"
	r, err := run()
	c.ended = c.wire.after == "" // else it was never sent
	if c.ended {
		err = doubtful(err)
	}
	return r, err
}

func (c *conn) statement(ctx context.Context, query string) (driver.Stmt, error) {
	if s, ok := c.kept[query]; ok {
		return s, nil
	}
	if len(c.kept) >= maxPrepared {
		c.forget()
	}
	s, err := c.pqConn.(driver.ConnPrepareContext).PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if _, ok := s.(driver.StmtQueryContext); !ok {
		return nil, errors.New("db: the driver's statements take no context")
	}
	c.kept[strings.Clone(query)] = s
	return s, nil
}

func (c *conn) forget() {
	for query, s := range c.kept {
		_ = s.Close() // a statement that will not close goes with its connection
		delete(c.kept, query)
	}
}
