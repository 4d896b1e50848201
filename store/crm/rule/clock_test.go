package rule_test

import (
	"context"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
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
