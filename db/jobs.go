package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/lib/pq"
)

// Job is one piece of work that waits, runs or failed. States: espera, feito, falhou.
type Job struct {
	Account  int64     `db:"account_id"`
	ID       int64     `db:"id"`
	Kind     string    `db:"kind"`
	Payload  []byte    `db:"payload"`
	Attempts int       `db:"attempts"`
	State    string    `db:"state"`
	RunAt    time.Time `db:"run_at"`
	Error    string    `db:"last_error"`
}

const (
	maxJobAttempts = 8
	jobLease       = 2 * time.Minute
	jobPoll        = 500 * time.Millisecond
)

// errPaused says that the job's plugin is off: it waits until the plugin is on again.
var errPaused = errors.New("plugin off")

// Work runs jobs until ctx ends. Several processes may work side by side: SKIP LOCKED gives each its own.
func (d *DB) Work(ctx context.Context) {
	var calls sync.WaitGroup
	defer calls.Wait()
	for ctx.Err() == nil {
		n, err := d.workDue(ctx, &calls)
		if err != nil && ctx.Err() == nil {
			slog.Error("jobs", "error", err)
		}
		if n == 0 || err != nil {
			select {
			case <-ctx.Done():
			case <-time.After(jobPoll):
			}
		}
	}
}

// WorkOnce claims the jobs that are due, runs each in its account until all are through, and says how many it ran.
func (d *DB) WorkOnce(ctx context.Context) (int, error) {
	var calls sync.WaitGroup
	defer calls.Wait()
	return d.workDue(ctx, &calls)
}

func (d *DB) workDue(ctx context.Context, calls *sync.WaitGroup) (int, error) {
	jobs, err := d.claim(ctx)
	for _, j := range jobs {
		d.perform(ctx, j, calls)
	}
	return len(jobs), err
}

// claim leases up to ten jobs: a worker that dies gives them back when the lease ends.
func (d *DB) claim(ctx context.Context) (jobs []Job, err error) {
	err = d.Global(ctx, func(tx *GlobalTx) error {
		return tx.List(&jobs, `
			update jobs j set attempts = attempts + 1, run_at = now() + $1::interval
			  from (select account_id, id from jobs
			         where state = 'espera' and run_at <= now()
			         order by run_at limit 10 for update skip locked) due
			 where j.account_id = due.account_id and j.id = due.id
			returning j.account_id, j.id, j.kind, j.payload, j.attempts, j.state, j.run_at, j.last_error`,
			fmt.Sprintf("%d seconds", int(jobLease.Seconds())))
	})
	return jobs, err
}

// run does the job and marks it done in one transaction, so that it never happens twice.
func (d *DB) run(ctx context.Context, j Job) error {
	l, known := d.Bus.later[j.Kind]
	if !known {
		return fmt.Errorf("ninguém atende %q", j.Kind)
	}
	payload, err := l.decode(j.Payload)
	if err != nil {
		return err
	}
	scope := Scope{Account: j.Account, Actor: Actor{Name: "sistema", Request: fmt.Sprint(j.ID)}}
	return d.InAccount(ctx, scope, func(tx *Tx) error {
		if l.plugin != "" {
			if on, err := tx.PluginOn(l.plugin); err != nil || !on {
				return errors.Join(err, errPaused)
			}
		}
		if err := tx.finish(j); err != nil {
			return err
		}
		return l.run(tx, payload)
	})
}

// finish marks the job done first: the row's lock keeps a second worker out until this one commits.
func (t *Tx) finish(j Job) error {
	var id int64
	err := t.Get(&id, `update jobs set state = 'feito', done_at = now() where account_id = $1 and id = $2 and state = 'espera' returning id`, j.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return errors.New("feito por outro")
	}
	return err
}

// settle says when a job that did not end is tried again. A time that somebody else gave it meanwhile stays.
func (d *DB) settle(ctx context.Context, j Job, failure error) {
	if failure == nil {
		return
	}
	state, wait := "espera", backoff(j.Attempts)
	attempts := j.Attempts
	var notReady *Wait
	switch {
	case errors.As(failure, &notReady):
		wait, attempts = notReady.For, attempts-1
	case errors.Is(failure, errPaused):
		wait, attempts = 10*time.Minute, attempts-1
	case j.Attempts >= maxJobAttempts:
		state = "falhou"
	}
	err := d.Global(ctx, func(tx *GlobalTx) error {
		_, err := tx.Exec(`
			update jobs set state = $3, attempts = $4, last_error = $5,
			       run_at = case when run_at = $7 then now() + $6::interval else run_at end
			 where account_id = $1 and id = $2 and state = 'espera'`,
			j.Account, j.ID, state, attempts, message(failure), fmt.Sprintf("%d milliseconds", wait.Milliseconds()), j.RunAt)
		return err
	})
	if err != nil {
		slog.Error("jobs", "job", j.ID, "error", err)
	}
}

// backoff grows from 2 seconds to an hour.
func backoff(attempts int) time.Duration {
	return min(time.Second<<attempts, time.Hour)
}

// message keeps what an engineer needs and drops a PostgreSQL detail line, which may carry personal data.
func message(err error) string {
	var e *pq.Error
	if errors.As(err, &e) {
		return "PostgreSQL " + string(e.Code) + ": " + e.Message
	}
	return err.Error()
}

// FailedJobs are the account's jobs that gave up or failed at least once and wait, newest first.
func FailedJobs(tx *Tx) (jobs []Job, err error) {
	err = tx.List(&jobs, `
		select account_id, id, kind, payload, attempts, state, run_at, last_error
		  from jobs
		 where account_id = $1 and (state = 'falhou' or (state = 'espera' and last_error <> ''))
		 order by id desc limit 200`)
	return jobs, err
}

// RetryJob puts a failed job back in the queue.
func RetryJob(tx *Tx, id int64) error {
	var kind string
	err := tx.Find(&kind, "Esta tarefa do sistema não existe ou já foi concluída.",
		`select kind from jobs where account_id = $1 and id = $2 and state <> 'feito'`, id)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`update jobs set state = 'espera', attempts = 0, run_at = now() where account_id = $1 and id = $2`, id)
	tx.Log(Change{Action: "Tarefa do sistema repetida", Object: "jobs", ID: id, After: map[string]any{"kind": kind}})
	return err
}
