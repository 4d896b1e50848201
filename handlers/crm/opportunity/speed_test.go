package opportunity_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// fill puts so many cards into each stage, all at once.
func fill(site *webtest.Site, p opportunity.Pipeline, each int) {
	site.T.Helper()
	maria := site.Customer("Maria da Conceição")
	site.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste", Object: "opportunities"})
		for _, s := range p.Stages {
			var rows, moves [][]any
			for i := range each {
				n := db.NewID()
				since := tx.Now.Add(-time.Duration(i%20) * 24 * time.Hour)
				rows = append(rows, []any{n, p.ID, s.ID, int64(i) << 32, fmt.Sprintf("Oportunidade %d", i), maria.ID, int64(100 * (i + 1)), "aberta", tx.Now, int64(1), since, tx.Now, "Ana", tx.Now, "Ana"})
				moves = append(moves, []any{db.NewID(), n, tx.Now, int64(1), "Ana", "criada", s.ID, int64(100)})
			}
			err := tx.Insert("opportunities", "id, pipeline_id, stage_id, position, title, person_id, value, state, created_at, created_by, stage_at, moved_at, moved_by, edited_at, edited_by", rows...)
			if err != nil {
				return err
			}
			if err := tx.Insert("opportunity_moves", "id, opportunity_id, at, actor_id, actor, kind, to_stage_id, value", moves...); err != nil {
				return err
			}
		}
		return nil
	})
}

// crowded has five columns of so many cards.
func crowded(site *webtest.Site, each int) opportunity.Pipeline {
	p := funnel(site)
	site.Do(func(tx *db.Tx) (err error) {
		p.Stages = append(p.Stages, opportunity.Stage{Name: "Fechamento", Probability: 90, Days: 5})
		p, err = opportunity.SavePipeline(tx, p)
		return err
	})
	fill(site, p, each)
	return p
}

func p95(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)*95/100]
}

// The figures of issue 4: printed, never judged by the clock.
func TestAFullBoardInFigures(t *testing.T) {
	webtest.Figures(t)
	for _, each := range []int{400, 2000} {
		site := webtest.New(t)
		p := crowded(site, each)
		ana := site.As("vendedor")
		first := ana.GET(boardOf(p)).Status(200)
		t.Logf("5 columns × %d cards: %d statements, %d KB", each, first.Trips(), len(first.Body())/1024)
		for _, clients := range []int{1, 8} {
			var lock sync.Mutex
			var times []time.Duration
			var wg sync.WaitGroup
			for range clients {
				wg.Go(func() {
					for range 25 {
						start := time.Now()
						ana.GET(boardOf(p)).Status(200)
						lock.Lock()
						times = append(times, time.Since(start))
						lock.Unlock()
					}
				})
			}
			wg.Wait()
			t.Logf("%d clients: board p95 %v (half %v)", clients, p95(times), times[len(times)/2])
		}
	}
}

// From the drop to both columns drawn again, in Chromium, over a board of 2,000 and of 10,000 cards.
func TestADragInFigures(t *testing.T) {
	webtest.Figures(t)
	browser.Need(t)
	for _, each := range []int{400, 2000} {
		site := webtest.New(t)
		p := crowded(site, each)
		tab := browser.Open(t, site.Serve(), site.As("vendedor").Token, browser.Desktop)
		tab.Go(boardOf(p)).Sees("Fechamento")
		tab.Shot(fmt.Sprintf("funil-%d", 5*each))
		var times []time.Duration
		for i := range 20 {
			from, to := p.Stages[i%2].ID, p.Stages[1-i%2].ID
			ms := browser.Eval[float64](tab, fmt.Sprintf(`(async () => {
				const at = (el, fx, fy) => { const b = el.getBoundingClientRect(); return { clientX: b.left + b.width * fx, clientY: b.top + Math.min(b.height * fy, 40), bubbles: true, button: 0, pointerId: 1, pointerType: "mouse" }; };
				const card = document.querySelector('#etapa-%d .ticket'), list = document.querySelector('#etapa-%d .lane-cards'), old = document.getElementById('etapa-%d');
				card.dispatchEvent(new PointerEvent("pointerdown", at(card, 0.5, 0.2)));
				document.dispatchEvent(new PointerEvent("pointermove", at(list, 0.5, 0.3)));
				const start = performance.now();
				document.dispatchEvent(new PointerEvent("pointerup", at(list, 0.5, 0.3)));
				while (document.getElementById('etapa-%d') === old) await new Promise((go) => setTimeout(go));
				await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
				return performance.now() - start;
			})()`, from, to, to, to))
			times = append(times, time.Duration(ms*float64(time.Millisecond)))
		}
		t.Logf("board of %d cards: drop to both columns drawn p95 %v (half %v)", 5*each, p95(times), times[len(times)/2])
	}
}
