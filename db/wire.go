package db

import (
	"context"
	"encoding/binary"
	"net"
	"time"
)

// wire is a connection on which BEGIN rides with a transaction's first statement and COMMIT with its last: a round trip
// each, a fifth of what a sale costs. lib/pq writes a statement at once and then waits for its answer, so a wire puts a
// simple query before or after those bytes and takes its answer out of what comes back: lib/pq sees one statement, whose
// ReadyForQuery tells how the transaction stands after the last of the three.
// (The protocol: https://www.postgresql.org/docs/current/protocol-flow.html, "Pipelining".)
type wire struct {
	net.Conn
	before, after string // what rides with the next write
	sealed        bool   // TLS: the bytes are not ours to read

	phase  phase
	rides  bool   // COMMIT follows the statement
	failed bool   // BEGIN was refused: its error stands for the statement's
	in     []byte // read and not yet looked at
	out    []byte // looked at and not yet handed over
}

// phase is whose answer is being read. Each ends with ReadyForQuery.
type phase int

const (
	quiet phase = iota // nothing rides: what comes goes through unread
	opening
	stating
	closing
)

// The messages that matter here, by their first byte.
const (
	simpleQuery   = 'Q'
	rowShape      = 'T'
	row           = 'D'
	readyForQuery = 'Z'
	errorResponse = 'E'
	commandDone   = 'C'
)

// Write sends what rides together with what lib/pq sends.
func (w *wire) Write(p []byte) (int, error) {
	if isTLS(p) {
		w.sealed = true
	}
	if w.before == "" && w.after == "" {
		return w.Conn.Write(p)
	}
	all := make([]byte, 0, len(p)+len(w.before)+len(w.after)+12)
	w.phase, w.rides, w.failed = stating, w.after != "", false
	if w.before != "" {
		all, w.phase = appendQuery(all, w.before), opening
	}
	all = append(all, p...)
	if w.after != "" {
		all = appendQuery(all, w.after)
	}
	w.before, w.after = "", ""
	if n, err := w.Conn.Write(all); err != nil {
		return min(n, len(p)), err
	}
	return len(p), nil
}

func appendQuery(to []byte, text string) []byte {
	to = append(to, simpleQuery)
	to = binary.BigEndian.AppendUint32(to, uint32(len(text)+5))
	return append(append(to, text...), 0)
}

// isTLS says whether these bytes ask for TLS (SSLRequest) or begin it.
func isTLS(p []byte) bool {
	const sslRequest = 80877103
	return len(p) == 8 && binary.BigEndian.Uint32(p[4:]) == sslRequest || len(p) > 2 && p[0] == 0x16 && p[1] == 0x03
}

// Read hands over what lib/pq should see.
func (w *wire) Read(p []byte) (int, error) {
	for len(w.out) == 0 {
		if w.phase == quiet && len(w.in) == 0 {
			return w.Conn.Read(p)
		}
		if w.sort() {
			continue
		}
		chunk := make([]byte, 4096)
		n, err := w.Conn.Read(chunk)
		w.in = append(w.in, chunk[:n]...)
		if err != nil && n == 0 {
			return 0, err
		}
	}
	n := copy(p, w.out)
	w.out = w.out[n:]
	return n, nil
}

// sort takes one whole message off in, and says whether there was one.
func (w *wire) sort() bool {
	if w.phase == quiet {
		w.out, w.in = w.in, nil
		return true
	}
	if len(w.in) < 5 {
		return false
	}
	size := 1 + int(binary.BigEndian.Uint32(w.in[1:5]))
	if len(w.in) < size {
		return false
	}
	if w.passes(w.in[0]) {
		w.out = append(w.out, w.in[:size]...)
	}
	w.in = w.in[size:]
	return true
}

// passes says whether lib/pq should see a message of this kind, and turns to the next answer at the end of one.
func (w *wire) passes(kind byte) bool {
	end := kind == readyForQuery
	switch w.phase {
	case opening:
		if end {
			w.phase = stating
			return false
		}
		if kind == errorResponse {
			w.failed = true
		}
		return kind != commandDone && kind != rowShape && kind != row
	case stating:
		if end && w.rides {
			w.phase = closing
			return false
		}
		if end {
			w.phase = quiet
		}
		return end || !w.failed
	default: // closing
		if end {
			w.phase = quiet
		}
		return kind != commandDone && !(w.failed && kind == errorResponse)
	}
}

// wireKey finds where a dialled wire is put.
type wireKey struct{}

// dialer makes every connection of lib/pq a wire.
type dialer struct{ net.Dialer }

func (d *dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := d.Dialer.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	w := &wire{Conn: c}
	if at, ok := ctx.Value(wireKey{}).(**wire); ok {
		*at = w
	}
	return w, nil
}

// DialTimeout is what lib/pq asks of a dialer without a context; it always has one.
func (d *dialer) DialTimeout(network, address string, limit time.Duration) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	return d.DialContext(ctx, network, address)
}
