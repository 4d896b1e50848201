package figure_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// story is a shop whose cards live through months by chance: they move both ways, are won, lost and reopened.
type story struct {
	*storetest.Shop
	funnel  opportunity.Pipeline
	reasons []opportunity.Reason
	random  *rand.Rand
	cards   []int64
	days    int
}

func tell(t *testing.T, seed uint64, days int) *story {
	s := &story{Shop: storetest.New(t), random: rand.New(rand.NewPCG(2026, seed)), days: days}
	s.Do(func(tx *db.Tx) error {
		list, err := opportunity.ListPipelines(tx)
		if err != nil {
			return err
		}
		s.funnel = list[0]
		s.reasons, err = opportunity.Reasons(tx)
		return err
	})
	for day := days; day > 0; day-- {
		for range s.random.IntN(3) {
			s.Do(func(tx *db.Tx) error {
				tx.Now = tx.Now.Add(-time.Duration(day)*24*time.Hour + time.Duration(s.random.IntN(600))*time.Minute)
				return s.step(tx)
			})
		}
	}
	return s
}

func (s *story) step(tx *db.Tx) error {
	if len(s.cards) == 0 || s.random.IntN(3) == 0 {
		expected := dates.Of(tx.Now, tx.Zone()).AddDays(s.random.IntN(60))
		o, err := opportunity.Create(tx, opportunity.Opportunity{Title: fmt.Sprint("Carta ", len(s.cards)), StageID: s.funnel.Stages[s.random.IntN(2)].ID, OwnerID: int64(1 + s.random.IntN(2)),
			Value: money.Cents(1 + s.random.IntN(100_000)), Origin: person.FirstOrigins[s.random.IntN(3)].Key, ExpectedOn: &expected})
		s.cards = append(s.cards, o.ID)
		return err
	}
	o, err := opportunity.Find(tx, s.cards[s.random.IntN(len(s.cards))])
	if err != nil {
		return err
	}
	switch n := s.random.IntN(8); {
	case !o.Open() && n < 2:
		_, err = opportunity.Reopen(tx, o.ID)
	case !o.Open():
		tx.Log(db.Change{Action: "Nada"})
	case n == 0:
		_, err = opportunity.Lose(tx, opportunity.Close{ID: o.ID, Moves: o.Moves, ReasonID: s.reasons[s.random.IntN(2)].ID})
	case n == 1:
		_, err = opportunity.Win(tx, opportunity.Close{ID: o.ID, Moves: o.Moves, Value: o.Value + 1})
	default:
		_, _, err = opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: s.funnel.Stages[s.random.IntN(4)].ID, Moves: o.Moves})
	}
	return err
}

// read is all figures of a period.
type read struct {
	cohort        figure.Cohort
	closed        []figure.Closed
	before, after figure.Sum
}

func (r read) won(within bool) figure.Sum {
	return figure.SumOf(r.closed, func(c figure.Closed) bool { return c.State == "ganha" && (c.Within || !within) })
}

func (r read) lost(within bool) figure.Sum {
	return figure.SumOf(r.closed, func(c figure.Closed) bool { return c.State == "perdida" && (c.Within || !within) })
}

func standing(list []figure.Standing) (s figure.Sum) {
	for _, l := range list {
		s = s.Add(l.Sum)
	}
	return s
}

func (s *story) filter(tx *db.Tx, from, to int) figure.Filter {
	today := dates.Of(tx.Now, tx.Zone())
	return figure.Filter{PipelineID: s.funnel.ID, From: today.AddDays(-from), To: today.AddDays(-to), Zone: tx.Zone()}
}

func (s *story) read(from, to int) (r read) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		f := s.filter(tx, from, to)
		if r.cohort, err = figure.CohortOf(tx, f); err != nil {
			return err
		}
		if r.closed, err = figure.ClosedIn(tx, f); err != nil {
			return err
		}
		after, err := figure.StoodAt(tx, f)
		if err != nil {
			return err
		}
		f.To = f.From.AddDays(-1)
		before, err := figure.StoodAt(tx, f)
		r.before, r.after = standing(before), standing(after)
		return err
	})
	return r
}

// The cohort follows who was written down, the snapshot counts what was closed: of what is both they say the same, and
// over all time they are the same.
func TestCohortAndSnapshotAgreeOnWhatWasClosed(t *testing.T) {
	t.Parallel()
	for seed := range uint64(5) {
		s := tell(t, seed, 120)
		var won, lost, cohortWon, cohortLost figure.Sum
		for from := 130; from >= 0; from -= 33 {
			r := s.read(from, from-32)
			if r.cohort.WonInPeriod != r.won(true) || r.cohort.LostInPeriod != r.lost(true) {
				t.Errorf("seed %d, from %d days ago: the cohort says %+v and %+v, the snapshot %+v and %+v", seed, from, r.cohort.WonInPeriod, r.cohort.LostInPeriod, r.won(true), r.lost(true))
			}
			count := func(s figure.Sum) int64 { return s.Count }
			if count(r.before)+count(r.cohort.All)-count(r.won(false))-count(r.lost(false)) != count(r.after) {
				t.Errorf("seed %d, from %d days ago: %d stood, %d came, %d and %d went, %d stand", seed, from, r.before.Count, r.cohort.All.Count, r.won(false).Count, r.lost(false).Count, r.after.Count)
			}
			won, lost = won.Add(r.won(false)), lost.Add(r.lost(false))
			cohortWon, cohortLost = cohortWon.Add(r.cohort.Won), cohortLost.Add(r.cohort.Lost)
			for i, step := range r.cohort.Stages {
				if i > 0 && step.Reached.Count > r.cohort.Stages[i-1].Reached.Count {
					t.Errorf("more came to %s than passed the stage before", step.Name)
				}
			}
		}
		if won != cohortWon || lost != cohortLost || won.Count == 0 || lost.Count == 0 {
			t.Errorf("seed %d: of all time the cohorts say %+v and %+v, the snapshots %+v and %+v", seed, cohortWon, cohortLost, won, lost)
		}
	}
}

// Whatever a figure counts, its list holds.
func TestEachFigureOpensItsRows(t *testing.T) {
	t.Parallel()
	s := tell(t, 7, 90)
	s.Do(func(tx *db.Tx) error {
		f := s.filter(tx, 60, 20)
		check := func(what string, want figure.Sum, w figure.Which) {
			got, err := figure.Count(tx, f, w)
			if err != nil {
				t.Fatal(err)
			}
			var summed figure.Sum
			rows, err := figure.List(tx, f, w)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				summed = summed.Add(figure.Sum{Count: 1, Value: r.Value})
			}
			if got != want || summed != want {
				t.Errorf("%s is %+v, its list counts %+v and holds %+v", what, want, got, summed)
			}
		}
		c, err := figure.CohortOf(tx, f)
		if err != nil {
			return err
		}
		check("the cohort", c.All, figure.Which{Kind: figure.Born})
		check("won of the cohort", c.Won, figure.Which{Kind: figure.Born, State: "ganha"})
		check("won of the cohort in time", c.WonInPeriod, figure.Which{Kind: figure.Born, State: "ganha", Within: true})
		for _, step := range c.Stages {
			check("reached "+step.Name, step.Reached, figure.Which{Kind: figure.Born, StageID: step.ID})
			check("lost in "+step.Name, step.Lost, figure.Which{Kind: figure.Born, StageID: step.ID, State: "perdida"})
		}
		closed, err := figure.ClosedIn(tx, f)
		if err != nil {
			return err
		}
		for _, r := range s.reasons[:2] {
			check("lost for "+r.Name, figure.SumOf(closed, func(c figure.Closed) bool { return c.ReasonID == r.ID }), figure.Which{Kind: figure.Lost, ReasonID: r.ID})
		}
		for _, o := range person.FirstOrigins[:3] {
			check("won from "+o.Name, figure.SumOf(closed, func(c figure.Closed) bool { return c.State == "ganha" && c.Origin == o.Key }), figure.Which{Kind: figure.Won, Origin: &o.Key})
		}
		stood, err := figure.StoodAt(tx, f)
		if err != nil {
			return err
		}
		for _, stage := range s.funnel.Stages {
			var want figure.Sum
			for _, l := range stood {
				if l.StageID == stage.ID {
					want = want.Add(l.Sum)
				}
			}
			check("standing in "+stage.Name, want, figure.Which{Kind: figure.Stood, StageID: stage.ID})
		}
		return nil
	})
}

// A card is watched for a week: two days here, three there, one of them closed and taken up again.
func TestHowLongThingsTook(t *testing.T) {
	t.Parallel()
	s := tell(t, 1, 0)
	day := func(n int, fn func(*db.Tx, opportunity.Opportunity) error) {
		s.Do(func(tx *db.Tx) (err error) {
			tx.Now = tx.Now.Add(time.Duration(n-10) * 24 * time.Hour)
			var o opportunity.Opportunity
			if len(s.cards) > 0 {
				if o, err = opportunity.Find(tx, s.cards[0]); err != nil {
					return err
				}
			}
			return fn(tx, o)
		})
	}
	stages := s.funnel.Stages
	day(0, func(tx *db.Tx, _ opportunity.Opportunity) error {
		o, err := opportunity.Create(tx, opportunity.Opportunity{Title: "Box", StageID: stages[0].ID, Value: 100, OwnerID: 1})
		s.cards = append(s.cards, o.ID)
		return err
	})
	day(2, func(tx *db.Tx, o opportunity.Opportunity) error {
		_, _, err := opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: stages[1].ID, Moves: o.Moves})
		return err
	})
	day(5, func(tx *db.Tx, o opportunity.Opportunity) error {
		_, err := opportunity.Lose(tx, opportunity.Close{ID: o.ID, Moves: o.Moves, ReasonID: s.reasons[0].ID})
		return err
	})
	day(7, func(tx *db.Tx, o opportunity.Opportunity) error { _, err := opportunity.Reopen(tx, o.ID); return err })
	day(8, func(tx *db.Tx, o opportunity.Opportunity) error {
		_, err := opportunity.Win(tx, opportunity.Close{ID: o.ID, Moves: o.Moves, Value: 100})
		return err
	})
	const days = int64(24 * 60 * 60)
	s.Do(func(tx *db.Tx) error {
		f := s.filter(tx, 30, 0)
		times, err := figure.StageTimes(tx, f)
		if err != nil {
			return err
		}
		want := map[int64]figure.Spell{
			stages[0].ID: {ID: stages[0].ID, Count: 1, Median: 2 * days, P80: 2 * days},
			stages[1].ID: {ID: stages[1].ID, Count: 2, Median: 1 * days, P80: 3 * days},
		}
		if len(times) != 2 || times[0] != want[times[0].ID] || times[1] != want[times[1].ID] {
			t.Errorf("the stages took %+v", times)
		}
		cycle, err := figure.Cycle(tx, f)
		if len(cycle) != 2 || cycle[0] != (figure.Spell{Count: 1, Median: 8 * days, P80: 8 * days}) || cycle[1].ID != 1 {
			t.Errorf("the cycle is %+v", cycle)
		}
		return err
	})
}
