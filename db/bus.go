package db

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
)

// Bus is who listens to which fact. Modules fill it once at start, in the order of store.go and the list of plugins.
type Bus struct {
	now    map[reflect.Type][]listener
	later  map[string]listener // by the job's kind
	plugin string              // whose subscriptions are being added; "" is the core
}

type listener struct {
	plugin string
	always bool   // the plugin hears it while it is off, too
	kind   string // of the job; "" runs in the announcing transaction
	run    func(*Tx, any) error
	call   func(context.Context, *DB, int64, any) error // of a Call, in place of run
	decode func([]byte) (any, error)
}

func NewBus() *Bus {
	return &Bus{now: map[reflect.Type][]listener{}, later: map[string]listener{}}
}

// As runs subscribe on behalf of a plugin: what it adds rests while an account has the plugin off.
func (b *Bus) As(plugin string, subscribe func(*Bus)) {
	b.plugin = plugin
	defer func() { b.plugin = "" }()
	subscribe(b)
}

// On runs fn inside the transaction that announces the fact; an error undoes all of it.
func On[F any](b *Bus, fn func(*Tx, F) error) {
	t := reflect.TypeFor[F]()
	b.now[t] = append(b.now[t], listener{plugin: b.plugin, run: func(tx *Tx, f any) error { return fn(tx, f.(F)) }})
}

// Always is On for what a plugin must hear while it is off: its rows stay, and must not come to point at nobody.
func Always[F any](b *Bus, fn func(*Tx, F) error) {
	t := reflect.TypeFor[F]()
	b.now[t] = append(b.now[t], listener{plugin: b.plugin, always: true, run: func(tx *Tx, f any) error { return fn(tx, f.(F)) }})
}

// Later writes a job in the announcing transaction; fn runs in a transaction of its own, after the commit, again with
// backoff if it fails. kind names the job for ever: queued rows carry it.
func Later[F any](b *Bus, kind string, fn func(*Tx, F) error) {
	if _, taken := b.later[kind]; taken {
		panic("db: two jobs of kind " + kind)
	}
	l := listener{
		plugin: b.plugin, kind: kind,
		run: func(tx *Tx, f any) error { return fn(tx, f.(F)) },
		decode: func(raw []byte) (any, error) {
			var f F
			err := json.Unmarshal(raw, &f)
			return f, err
		},
	}
	b.later[kind] = l
	t := reflect.TypeFor[F]()
	b.now[t] = append(b.now[t], l)
}

// Emit announces a fact to whom it concerns, in order.
func (t *Tx) Emit(fact any) error {
	t.facts = append(t.facts, fact)
	for _, l := range t.db.Bus.now[reflect.TypeOf(fact)] {
		if l.plugin != "" && !l.always {
			on, err := t.PluginOn(l.plugin)
			if err != nil {
				return err
			}
			if !on {
				continue
			}
		}
		if err := t.tell(l, fact); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) tell(l listener, fact any) error {
	if l.kind != "" {
		return t.Enqueue(l.kind, fact)
	}
	err := l.run(t, fact)
	if err != nil && l.plugin != "" {
		return &PluginFailure{Plugin: l.plugin, Cause: err}
	}
	return err
}

// PluginFailure is a plugin's listener that undid what was announced: the log and the person must know whose it was. A
// refusal inside keeps its sentence.
type PluginFailure struct {
	Plugin string
	Cause  error
}

func (f *PluginFailure) Error() string { return "plugin " + f.Plugin + ": " + f.Cause.Error() }

func (f *PluginFailure) Unwrap() error { return f.Cause }

// Enqueue writes a job that runs after the commit.
func (t *Tx) Enqueue(kind string, payload any) error {
	raw, err := json.Marshal(payload)
	if err != nil {
		return fmt.Errorf("job %s: %w", kind, err)
	}
	_, err = t.Exec(`insert into jobs (account_id, id, kind, payload, run_at) values ($1, $2, $3, $4, now())`, NewID(), kind, raw)
	return err
}

// Facts is what the transaction announced so far: tests count it.
func (t *Tx) Facts() []any { return t.facts }
