package db

import (
	"context"
	"errors"
)

// Premise is what a transaction takes for granted, such as a session that was read a moment ago. The server looks with
// BEGIN, in the same trip as the first statement: where it no longer holds, nothing was read or written, and the work
// ends with ErrPremise.
type Premise struct {
	Prepare string // prepares, once on each connection, a statement that divides by zero unless the premise holds
	Execute string // runs it
}

// ErrPremise says that the premise no longer holds.
var ErrPremise = errors.New("db: the premise does not hold")

// Premises says whether transactions may have one: behind a pooler no connection keeps what was prepared.
func (d *DB) Premises() bool { return !d.pooler }

// premiseFailed tells a failed premise, a division by zero, among the errors of BEGIN's own words.
func premiseFailed(err error) bool { return hasCode(err, "22012") }

// beginning is how a transaction begins.
type beginning struct {
	words   string // BEGIN and SET LOCAL together
	premise Premise
}

func (b beginning) text() string {
	if b.premise.Execute == "" {
		return b.words
	}
	return b.words + "; " + b.premise.Execute
}

// ready prepares the premise on a connection that has not met it yet.
func (b beginning) ready(ctx context.Context, c *conn) error {
	if b.premise.Execute == "" || c.premised {
		return nil
	}
	_, err := c.pqConn.ExecContext(ctx, b.premise.Prepare, nil)
	c.premised = err == nil
	return err
}

// uphold has the premise looked at where fn sent no statement at all: even an answer that reads nothing is for whom it
// holds.
func (t *Tx) uphold(p Premise) error {
	if p.Execute == "" || t.sent {
		return nil
	}
	_, err := t.sender().ExecContext(t.ctx, "select")
	return err
}
