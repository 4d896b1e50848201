package db

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"
)

// Call registers a job that leaves the building: a printer, somebody else's server. fn runs outside any transaction and
// opens its own through InAccount, so that a slow answer holds no connection; calls run beside each other. It may run
// again after its worker died: what must not happen twice is marked in a table of its own before it happens.
func Call[P any](b *Bus, kind string, fn func(ctx context.Context, d *DB, account int64, payload P) error) {
	if _, taken := b.later[kind]; taken {
		panic("db: two jobs of kind " + kind)
	}
	b.later[kind] = listener{
		plugin: b.plugin, kind: kind,
		call: func(ctx context.Context, d *DB, account int64, p any) error { return fn(ctx, d, account, p.(P)) },
		decode: func(raw []byte) (any, error) {
			var p P
			err := json.Unmarshal(raw, &p)
			return p, err
		},
	}
}

// EnqueueLater is Enqueue without a round trip of its own: the row goes with what else waits for the transaction's end.
func (t *Tx) EnqueueLater(kind string, payload any) error {
	raw, err := json.Marshal(payload)
	if err != nil {
		return fmt.Errorf("job %s: %w", kind, err)
	}
	return t.InsertLater("jobs", "id, kind, payload, run_at", []any{NewID(), kind, raw, t.Now})
}

// Wait is a call's answer that the world is not ready: the job is tried again after this long, as often as it takes.
type Wait struct {
	For   time.Duration
	Cause error
}

func (w *Wait) Error() string { return w.Cause.Error() }
func (w *Wait) Unwrap() error { return w.Cause }

// callsAtOnce bounds what waits for the world: each holds a goroutine and no connection.
var callsAtOnce = make(chan struct{}, 32)

// callLimit ends a call before its job's lease does, so that no second worker begins it meanwhile.
const callLimit = jobLease - 20*time.Second

// perform runs a job: a call beside the others, anything else here and now.
func (d *DB) perform(ctx context.Context, j Job, calls *sync.WaitGroup) {
	if d.Bus.later[j.Kind].call == nil {
		d.settle(ctx, j, d.run(ctx, j))
		return
	}
	callsAtOnce <- struct{}{}
	calls.Go(func() {
		defer func() { <-callsAtOnce }()
		ctx := context.WithoutCancel(ctx) // what was begun is finished, also when we are told to stop
		d.settle(ctx, j, d.call(ctx, j))
	})
}

func (d *DB) call(ctx context.Context, j Job) error {
	l := d.Bus.later[j.Kind]
	payload, err := l.decode(j.Payload)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	if err := l.call(ctx, d, j.Account, payload); err != nil {
		return err
	}
	return d.InAccount(ctx, Scope{Account: j.Account}, func(tx *Tx) error { return tx.finish(j) })
}
