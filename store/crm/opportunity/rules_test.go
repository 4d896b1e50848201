package opportunity

import (
	"math"
	"testing"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

func TestAPlaceBetweenNeighbours(t *testing.T) {
	at := func(n int64) *int64 { return &n }
	for _, c := range []struct {
		before, after *int64
		want          int64
		ok            bool
	}{
		{nil, nil, 0, true}, {nil, at(10), 10 - gap, true}, {at(10), nil, 10 + gap, true}, {at(0), at(8), 4, true}, {at(-8), at(-4), -6, true},
		{at(4), at(5), 4, false}, {at(5), at(5), 5, false}, {at(-1), at(1), 0, true}, {at(-gap), at(0), -gap / 2, true},
	} {
		if got, ok := between(c.before, c.after); got != c.want || ok != c.ok {
			t.Errorf("between %v and %v: %d %v, want %d %v", c.before, c.after, got, ok, c.want, c.ok)
		}
	}
}

func TestTheWeightedSum(t *testing.T) {
	for _, c := range []struct {
		sum         money.Cents
		probability int
		want        money.Cents
	}{
		{0, 60, 0}, {100, 60, 60}, {101, 50, 51}, {1, 49, 0}, {1, 50, 1}, {12345, 0, 0}, {12345, 100, 12345}, {99999, 33, 33000},
		{math.MaxInt64 / 100 * 100, 100, math.MaxInt64 / 100 * 100},
	} {
		if got := (Stage{Probability: c.probability}).Weighted(c.sum); got != c.want {
			t.Errorf("%d at %d%%: %d, want %d", c.sum, c.probability, got, c.want)
		}
	}
}

func TestWhenACardIsStale(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		state string
		days  int
		since time.Duration
		want  bool
	}{
		{Open, 3, 73 * time.Hour, true}, {Open, 3, 72 * time.Hour, false}, {Open, 3, 0, false}, {Open, 0, 9000 * time.Hour, false}, {Won, 3, 90 * time.Hour, false},
	} {
		o := Opportunity{State: c.state, StageAt: now.Add(-c.since)}
		if got := o.Stale(Stage{Days: c.days}, now); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestTheNextStep(t *testing.T) {
	today := dates.Date{Year: 2026, Month: 11, Day: 24}
	on := func(n int) *dates.Date { d := today.AddDays(n); return &d }
	for step, next := range map[Step]*dates.Date{NoStep: nil, LateStep: on(-1), TodayStep: on(0), LaterStep: on(1)} {
		if got := (Opportunity{Next: next}).Step(today); got != step {
			t.Errorf("%v falls as %v, want %v", next, got, step)
		}
	}
}

func TestAFunnelAndItsReasonsAreChecked(t *testing.T) {
	many := make([]Stage, mostStages+1)
	for i := range many {
		many[i].Name = string(rune('a' + i))
	}
	for what, p := range map[string]Pipeline{
		"no name": {Stages: []Stage{{Name: "A"}}}, "no stage": {Name: "Vendas", Stages: []Stage{{Name: "  "}}}, "twice": {Name: "V", Stages: []Stage{{Name: "a"}, {Name: " A "}}},
		"101 %": {Name: "V", Stages: []Stage{{Name: "a", Probability: 101}}}, "negative": {Name: "V", Stages: []Stage{{Name: "a", Days: -1}}}, "too many": {Name: "V", Stages: many},
	} {
		if p.tidy().check() == nil {
			t.Errorf("%s was taken", what)
		}
	}
	if err := (Pipeline{Name: " V ", Stages: []Stage{{Name: "a"}, {}}}).tidy().check(); err != nil {
		t.Error(err)
	}
	for what, list := range map[string][]Reason{"none": nil, "twice": {{Name: "Preço"}, {Name: "preço"}}, "too many": make([]Reason, mostReasons+1)} {
		if checkReasons(list) == nil {
			t.Errorf("%s: taken", what)
		}
	}
}
