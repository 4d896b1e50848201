package db

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// Insert writes rows with one multi-row VALUES (the only bulk form that row security and sharding both take).
// columns are the business columns, comma separated; the account goes first by itself.
func (t *Tx) Insert(table, columns string, rows ...[]any) error {
	return t.insert(table, columns, "", rows)
}

// InsertOrSkip is Insert that leaves alone rows whose key is already there.
func (t *Tx) InsertOrSkip(table, columns string, rows ...[]any) error {
	return t.insert(table, columns, " on conflict do nothing", rows)
}

// maxParameters is PostgreSQL's limit of parameters in one statement, less the account.
const maxParameters = 65000

func (t *Tx) insert(table, columns, tail string, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	per := maxParameters / len(rows[0])
	for len(rows) > 0 {
		n := min(per, len(rows))
		var b strings.Builder
		b.WriteString("insert into " + table + " (account_id, " + columns + ") values ")
		args := placeholders(&b, rows[:n], "$1", nil, nil)
		if _, err := t.Exec(b.String()+tail, args...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// later is a statement that waits for the transaction's end: rows for a table, or a change in words.
type later struct {
	table, columns string
	rows           [][]any

	text string
	args []any
}

// mostLater bounds what one statement carries: more goes by itself.
const mostLater = 4000

// InsertLater is Insert for rows that nothing updates before the transaction ends: ledgers, payments, the audit. They go
// to the server together, in one round trip, before the next reading or at the end: half of what a sale writes.
func (t *Tx) InsertLater(table, columns string, rows ...[]any) error {
	if len(rows) == 0 {
		return nil
	}
	if len(rows)*len(rows[0]) > mostLater {
		return t.Insert(table, columns, rows...)
	}
	t.wrote = true
	t.later = append(t.later, later{table: table, columns: columns, rows: rows})
	return nil
}

// ExecLater is Exec for a change of rows of this table that the transaction holds locked: it goes with what InsertLater
// keeps, and before anything else that reads or changes (Lock of another table alone goes first). It is one UPDATE
// without WITH, and nobody learns how many rows it met.
func (t *Tx) ExecLater(table, query string, args ...any) error {
	if len(args) > mostLater {
		_, err := t.Exec(query, args...)
		return err
	}
	t.wrote = true
	t.later = append(t.later, later{table: table, text: query, args: args})
	return nil
}

// Lock reads rows of this table FOR UPDATE into dest, a pointer to a slice. Only what waits for the same table is written
// before it.
func (t *Tx) Lock(dest any, table, query string, args ...any) error {
	if slices.ContainsFunc(t.later, func(l later) bool { return l.table == table }) {
		if err := t.Flush(); err != nil {
			return err
		}
	}
	return t.sender().SelectContext(t.ctx, dest, query, t.with(args)...)
}

// flushChanges writes what waits if a change of rows is among it: whoever changes more must come after it.
func (t *Tx) flushChanges() error {
	if slices.ContainsFunc(t.later, func(l later) bool { return l.text != "" }) {
		return t.Flush()
	}
	return nil
}

// Flush writes what waits: one statement, or several under WITH.
func (t *Tx) Flush() error { return t.flush(t.ctx) }

// flushLast is Flush for the last time: COMMIT goes with it.
func (t *Tx) flushLast() error { return t.flush(context.WithValue(t.ctx, lastKey{}, true)) }

func (t *Tx) flush(ctx context.Context) error {
	waiting := t.later
	t.later = nil
	if len(waiting) == 0 {
		return nil
	}
	var b strings.Builder
	var args []any
	for i, w := range waiting {
		last := i == len(waiting)-1
		if !last {
			b.WriteString(map[bool]string{true: "with ", false: ", "}[i == 0] + "w" + strconv.Itoa(i) + " as (")
		}
		args = w.write(&b, args)
		if !last {
			b.WriteString(") ")
		}
	}
	_, err := t.exec(ctx, b.String(), args)
	return err
}

// write adds the statement and its arguments to those before it.
func (l later) write(b *strings.Builder, args []any) []any {
	if l.text != "" {
		b.WriteString(shifted(l.text, len(args)))
		return append(args, l.args...)
	}
	b.WriteString("insert into " + l.table + " (account_id, " + l.columns + ") values ")
	return placeholders(b, l.rows, "$1", nil, args)
}

// shifted moves the parameters of a statement behind by others; $1 is the account's for all. Each sale comes by here:
// an expression took three times as long.
func shifted(text string, by int) string {
	if by == 0 {
		return text
	}
	parts := strings.Split(text, "$")
	var b strings.Builder
	b.WriteString(parts[0])
	for _, part := range parts[1:] {
		rest := strings.TrimLeft(part, "0123456789")
		n, _ := strconv.Atoi(part[:len(part)-len(rest)])
		if n > 1 {
			n += by
		}
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(n))
		b.WriteString(rest)
	}
	return b.String()
}

// Values writes rows as a VALUES list for `update … from (values …)`: parameters start at $2, and the first row casts
// each column, since PostgreSQL would take them for text.
func Values(rows [][]any, casts ...string) (list string, args []any) {
	var b strings.Builder
	args = placeholders(&b, rows, "", casts, nil)
	return b.String(), args
}

// placeholders writes a VALUES list and adds its values to args, which stand from $2 on.
func placeholders(b *strings.Builder, rows [][]any, lead string, casts []string, args []any) []any {
	for i, row := range rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('(')
		b.WriteString(lead)
		for j, v := range row {
			if j > 0 || lead != "" {
				b.WriteByte(',')
			}
			args = append(args, v)
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(len(args) + 1))
			if i == 0 && casts != nil {
				b.WriteString("::" + casts[j])
			}
		}
		b.WriteByte(')')
	}
	return args
}

// OrNull writes nothing (0, "", no day) as NULL: foreign and partial unique keys want it so.
func OrNull[T comparable](v T) any {
	var none T
	if v == none {
		return nil
	}
	return v
}
