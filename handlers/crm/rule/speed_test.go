package rule_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/rule"
	"omniservicos/web/webtest"
)

// How many causes each of how many rules weighs at a look.
const (
	weighed   = 250
	manyRules = 10
	length    = 15 * time.Second // of a round: with what is weighed in it, the 10,000 evaluations a minute of the issue
	rounds    = 4
)

// bulk makes cards all at once, so many seconds ago; those of 500,00 are what the rules fire for.
func bulk(site *webtest.Site, n int, value int64) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste", Object: "opportunities"})
		s := stages(site)[0]
		var rows, moves [][]any
		for i := range n {
			id := db.NewID()
			rows = append(rows, []any{id, s.PipelineID, s.ID, id, fmt.Sprintf("Oportunidade %d", i), value, "aberta", tx.Now, int64(1), tx.Now, tx.Now, "Ana", tx.Now, "Ana"})
			moves = append(moves, []any{db.NewID(), id, tx.Now, int64(1), "Ana", "criada", s.ID, value})
		}
		err := tx.Insert("opportunities", "id, pipeline_id, stage_id, position, title, value, state, created_at, created_by, stage_at, moved_at, moved_by, edited_at, edited_by", rows...)
		if err != nil {
			return err
		}
		return tx.Insert("opportunity_moves", "id, opportunity_id, at, actor_id, actor, kind, to_stage_id, value", moves...)
	})
}

// sellFor sells one sale after another, and gives how long each answer to finalizar took.
func sellFor(site *webtest.Site, ana *webtest.Person) (times []time.Duration) {
	coffee := site.Product(fmt.Sprintf("Café %d", db.NewID()), 750)
	for end := time.Now().Add(length); time.Now().Before(end); {
		sale := site.OpenSale(0, coffee, coffee, coffee)
		start := time.Now()
		ana.POST("/pdv/vendas/"+id(sale.ID)+"/finalizar", "forma", "dinheiro", "valor", "50", "parcelas", "1").Status(303)
		times = append(times, time.Since(start))
	}
	return times
}

// The figure of issue 4: 10,000 evaluations a minute beside a till. It is printed, never judged by the clock: rounds with
// and without rules take turns, on the same site.
func TestRulesBesideATillInFigures(t *testing.T) {
	webtest.Figures(t)
	site := webtest.New(t)
	ana := site.As("caixa")
	var list []rule.Rule
	site.Do(func(tx *db.Tx) error {
		for i := range manyRules {
			r, err := rule.Save(tx, rule.Rule{Name: fmt.Sprintf("Regra %d", i), Cause: "oportunidade.criada",
				Conditions: []rule.Condition{{Field: rule.AtLeast, Value: "50000"}, {Field: rule.OwnedBy, Value: "0"}},
				Actions:    []rule.Action{{Kind: rule.DoTask, Task: crm.Call, Text: "Ligar: {assunto}", Who: rule.Theirs}}})
			if err != nil {
				return err
			}
			list = append(list, r)
		}
		return nil
	})
	var without, with []time.Duration
	evaluated, working := 0, time.Duration(0)
	for range rounds {
		without = append(without, sellFor(site, ana)...)
		site.Do(func(tx *db.Tx) error {
			tx.Log(db.Change{Action: "Teste"})
			_, err := tx.Exec(`update rules set since = $2, seen = $2 where account_id = $1`, tx.Now)
			return err
		})
		bulk(site, weighed-5, 100)
		bulk(site, 5, 90000)
		var wg sync.WaitGroup
		wg.Go(func() {
			start := time.Now()
			for _, r := range list {
				run(site, r.ID)
			}
			working += time.Since(start)
			evaluated += weighed * manyRules
		})
		with = append(with, sellFor(site, ana)...)
		wg.Wait()
	}
	slices.Sort(without)
	slices.Sort(with)
	at := func(times []time.Duration, p int) time.Duration {
		return times[len(times)*p/100].Round(10 * time.Microsecond)
	}
	site.Do(func(tx *db.Tx) error {
		tasks, err := crm.ListTasks(tx, crm.TaskFilter{Limit: 100000})
		whole := rounds * length
		t.Logf("%d evaluations and %d firings in %v (%.0f evaluations a minute); the rules took %v, half of it at rest",
			evaluated, len(tasks), whole, float64(evaluated)/whole.Minutes(), working.Round(time.Millisecond))
		return err
	})
	t.Logf("finalizar without rules: %d sales, half %v, p95 %v, p99 %v", len(without), at(without, 50), at(without, 95), at(without, 99))
	t.Logf("finalizar beside rules:  %d sales, half %v, p95 %v, p99 %v", len(with), at(with, 50), at(with, 95), at(with, 99))
}
