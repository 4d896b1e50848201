package rule_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/cause"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/rule"
	"omniservicos/store/storetest"
)

// The clock is one job an account: it fires what is due, comes again within a minute, at once after an opportunity, and
// stands in no list of what failed.
func TestTheClockLooksAfterRulesAndNeverRunsDown(t *testing.T) {
	t.Parallel()
	app, _ := dbtest.Fresh(t)
	shop := storetest.In(t, app)
	first := stages(shop)[0]
	r := save(shop, callBack("oportunidade.criada", 0), time.Now().Add(-time.Hour))
	tick := func(want int) {
		t.Helper()
		if n, err := shop.DB.WorkOnce(context.Background()); err != nil || n != want {
			t.Fatalf("%d jobs, %v", n, err)
		}
	}
	tick(1)
	tick(0) // it waits for its minute
	deal(shop, 0, opportunity.Opportunity{Title: "Box", StageID: first.ID, Value: 100})
	tick(1)
	if n := len(tasks(shop)); n != 1 {
		t.Errorf("%d tasks", n)
	}
	var waits []struct {
		RunAt    time.Time `db:"run_at"`
		State    string    `db:"state"`
		Attempts int       `db:"attempts"`
	}
	shop.Do(func(tx *db.Tx) error {
		failed, err := db.FailedJobs(tx)
		if len(failed) > 0 {
			t.Errorf("failed: %+v", failed)
		}
		if err != nil {
			return err
		}
		return tx.List(&waits, `select run_at, state, attempts from jobs where account_id = $1 and kind = 'automacoes.verificar'`)
	})
	if len(waits) != 1 || waits[0].State != "espera" || waits[0].Attempts != 0 || time.Until(waits[0].RunAt) > time.Minute+time.Second {
		t.Errorf("the clock is %+v", waits)
	}
	shop.Do(func(tx *db.Tx) error { _, err := rule.SetState(tx, r.ID, rule.Paused); return err })
	tick(1)
	deal(shop, 0, opportunity.Opportunity{Title: "Espelho", StageID: first.ID, Value: 100})
	tick(1)
	if n := len(tasks(shop)); n != 1 {
		t.Errorf("%d tasks of a rule that rests", n)
	}
}

// The clock is due and strikes while something happens that nobody else sees yet: it waits until that is seen, and does not
// come a minute late.
func TestTheClockWaitsForWhatWokeIt(t *testing.T) {
	t.Parallel()
	app, _ := dbtest.Fresh(t)
	shop := storetest.In(t, app)
	save(shop, callBack("oportunidade.criada", 0), time.Now().Add(-time.Hour))
	strike := func(want int) {
		t.Helper()
		if n, err := shop.DB.WorkOnce(context.Background()); err != nil || n != want {
			t.Fatalf("%d jobs, %v", n, err)
		}
	}
	shop.Do(func(tx *db.Tx) error {
		if _, err := opportunity.Create(tx, opportunity.Opportunity{Title: "Box", StageID: stages(shop)[0].ID, Value: 100}); err != nil {
			return err
		}
		if err := tx.Flush(); err != nil {
			return err
		}
		strike(0)
		return nil
	})
	strike(1)
	if n := len(tasks(shop)); n != 1 {
		t.Errorf("%d tasks", n)
	}
}

// What is brought forward while the clock looks is looked at again at once.
func TestTheClockKeepsATimeItWasGiven(t *testing.T) {
	t.Parallel()
	app, _ := dbtest.Fresh(t)
	shop := storetest.In(t, app)
	cause.Register("teste", cause.Trigger{Name: "teste.cutuca", Title: "algo cutuca", Find: func(*db.Tx, cause.Window) ([]cause.Cause, error) {
		return nil, app.InAccount(context.Background(), db.Scope{Account: shop.Account.ID}, rule.LookNow)
	}})
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste"})
		return tx.Insert("account_plugins", "plugin, enabled_at", []any{"teste", tx.Now})
	})
	save(shop, callBack("teste.cutuca", 0), time.Now().Add(-time.Hour))
	for range 2 {
		if n, err := shop.DB.WorkOnce(context.Background()); err != nil || n != 1 {
			t.Fatalf("%d jobs, %v", n, err)
		}
	}
}

// A rule that fails says so on itself, and keeps no other from working.
func TestARuleThatFailsStopsNoOther(t *testing.T) {
	t.Parallel()
	app, _ := dbtest.Fresh(t)
	shop := storetest.In(t, app)
	cause.Register("teste", cause.Trigger{Name: "teste.falha", Title: "algo falha", Find: func(*db.Tx, cause.Window) ([]cause.Cause, error) { return nil, errors.New("falhou") }})
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste"})
		return tx.Insert("account_plugins", "plugin, enabled_at", []any{"teste", tx.Now})
	})
	since := time.Now().Add(-time.Hour)
	bad, good := save(shop, callBack("teste.falha", 0), since), save(shop, callBack("oportunidade.criada", 0), since)
	deal(shop, 0, opportunity.Opportunity{Title: "Box", StageID: stages(shop)[0].ID, Value: 100})
	if _, err := shop.DB.WorkOnce(context.Background()); err != nil {
		t.Fatal(err)
	}
	if len(log(shop, good.ID)) != 1 {
		t.Error("the other rule did not fire")
	}
	shop.Do(func(tx *db.Tx) error {
		r, err := rule.Find(tx, bad.ID)
		if !strings.HasPrefix(r.Failure, "A última verificação falhou, às ") || r.Seen.Sub(bad.Seen).Abs() > time.Millisecond {
			t.Errorf("%+v", r)
		}
		if offenders, err := rule.Check(tx); err != nil || len(offenders) > 0 {
			t.Errorf("doctor: %v, %v", offenders, err)
		}
		return err
	})
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste"})
		_, err := tx.Exec(`delete from jobs where account_id = $1`)
		return err
	})
	shop.Do(func(tx *db.Tx) error {
		if offenders, err := rule.Check(tx); err != nil || len(offenders) != 1 {
			t.Errorf("doctor without a clock: %v, %v", offenders, err)
		}
		return nil
	})
}
