package rule

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"omniservicos/db"
	"omniservicos/store/cause"
	"omniservicos/store/event"
)

const tickKind = "automacoes.verificar"

// clockID is the one job that looks after an account's rules. Ids of other jobs are made of the time and never so small.
const clockID = 1

// period is how often rules are looked after.
const period = time.Minute

type tick struct{}

// Subscribe looks after rules every minute, and at once after what happens in the CRM. A sale wakes nobody: it is found
// at the next minute, and costs no more for it.
func Subscribe(b *db.Bus) {
	db.Call(b, tickKind, look)
	db.On(b, wake[event.OpportunityCreated])
	db.On(b, wake[event.OpportunityMoved])
	db.On(b, wake[event.OpportunityWon])
	db.On(b, wake[event.OpportunityLost])
	db.On(b, wake[event.LeadReceived])
	db.On(b, wake[event.QuoteSent])
	db.On(b, wake[event.QuoteAccepted])
	db.On(b, wake[event.QuoteRefused])
	db.On(b, MovePerson)
}

// Wind sets the account's clock going, or forward to now. It never runs down: without rules it has nothing to do.
func Wind(tx *db.Tx) error {
	_, err := tx.Exec(`
		insert into jobs (account_id, id, kind, payload, run_at) values ($1, $2, $3, '{}', $4)
		on conflict (account_id, id) do update set state = 'espera', run_at = $4, attempts = 0, last_error = ''`, clockID, tickKind, tx.Now)
	return err
}

// LookNow is Wind at somebody's wish.
func LookNow(tx *db.Tx) error {
	tx.Log(db.Change{Action: "Automações verificadas a pedido", Object: "rules"})
	return Wind(tx)
}

type woken struct{}

// wake brings the next look forward, once a transaction and with its last statement; where there are no rules there is no
// clock and nothing is written. A clock that is due is written too: the lock keeps it from striking before this commits,
// when it would not see what happened here.
func wake[F any](tx *db.Tx, _ F) error {
	already := tx.Take(woken{}) != nil
	tx.Carry(woken{}, true)
	if already || strings.HasPrefix(tx.Actor.Name, cause.MarkOfRules) {
		return nil
	}
	return tx.ExecLater("jobs", `update jobs set run_at = least(run_at, $3) where account_id = $1 and id = $2 and state = 'espera'`, clockID, tx.Now)
}

// look takes every rule at work as far as it goes. One that fails is told on its page and keeps no other from working.
func look(ctx context.Context, d *db.DB, account int64, _ tick) error {
	scope := db.Scope{Account: account, Actor: db.Actor{Name: "automações"}}
	var ids []int64
	err := d.InAccount(ctx, db.Scope{Account: account, ReadOnly: true}, func(tx *db.Tx) (err error) {
		ids, err = atWork(tx)
		return err
	})
	if err != nil {
		return &db.Wait{For: period, Cause: err} // whatever it was, the clock goes on
	}
	for _, id := range ids {
		if err := Run(ctx, d, scope, id); err != nil {
			slog.Error("automações", "rule", id, "account", account, "error", err)
			if err := fail(ctx, d, scope, id); err != nil {
				return &db.Wait{For: period, Cause: err}
			}
		}
	}
	return &db.Wait{For: period, Cause: errors.New("")} // no failure: it shows in no list
}

// Run fires one rule until it has nothing left, one short transaction after another. After each it rests as long as it
// worked: tills come first.
func Run(ctx context.Context, d *db.DB, scope db.Scope, id int64) error {
	for more := true; more && ctx.Err() == nil; {
		begun := time.Now()
		err := d.InAccount(ctx, scope, func(tx *db.Tx) (err error) {
			more, err = Step(tx, id)
			return err
		})
		if err != nil {
			return err
		}
		time.Sleep(time.Since(begun))
	}
	return nil
}

// fail keeps on the rule that its last look went wrong; like the bookmark, that is nobody's change.
func fail(ctx context.Context, d *db.DB, scope db.Scope, id int64) error {
	return d.InAccount(ctx, scope, func(tx *db.Tx) error {
		var kept string
		return tx.Get(&kept, `
			update rules set failure = $3 where account_id = $1 and id = $2 returning failure`, id, "A última verificação falhou, às "+tx.Now.In(tx.Zone()).Format("15:04")+".")
	})
}
