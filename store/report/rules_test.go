package report

import (
	"testing"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/pdv/rollup"
)

func day(y, m, d int) dates.Date { return dates.Date{Year: y, Month: time.Month(m), Day: d} }

func TestWorkdays(t *testing.T) {
	for what, c := range map[string]struct {
		from, to dates.Date
		want     int
	}{
		"November 2026: four holidays on weekdays or Saturdays, one on a Sunday": {day(2026, 11, 1), day(2026, 11, 30), 23},
		"the week of Good Friday 2026":                                           {day(2026, 3, 30), day(2026, 4, 5), 5},
		"a Saturday":                                                             {day(2026, 11, 28), day(2026, 11, 28), 1},
		"a Sunday":                                                               {day(2026, 11, 29), day(2026, 11, 29), 0},
		"Christmas and the day after":                                            {day(2026, 12, 25), day(2026, 12, 26), 1},
		"a period that ends before it is":                                        {day(2026, 12, 2), day(2026, 12, 1), 0},
	} {
		if got := Workdays(c.from, c.to); got != c.want {
			t.Errorf("%s has %d workdays, want %d", what, got, c.want)
		}
	}
	for year, want := range map[int]dates.Date{2024: day(2024, 3, 31), 2025: day(2025, 4, 20), 2026: day(2026, 4, 5), 2027: day(2027, 3, 28), 2038: day(2038, 4, 25)} {
		if got := easter(year); got != want {
			t.Errorf("Easter of %d is %s, want %s", year, got, want)
		}
	}
}

func TestThePaceOfAGoal(t *testing.T) {
	nov := day(2026, 11, 1) // 23 workdays
	for what, c := range map[string]struct {
		target, done int64
		today        dates.Date
		want         Pace
	}{
		"the first workday":                {2300, 0, day(2026, 11, 1), Pace{Reached: 0, OnPace: -1, Missing: 2300, Days: 23}},
		"half gone, half reached":          {2300, 1000, day(2026, 11, 14), Pace{Reached: 43, OnPace: 100, Missing: 1300, Days: 13}},
		"behind":                           {2300, 830, day(2026, 11, 14), Pace{Reached: 36, OnPace: 83, Missing: 1470, Days: 13}},
		"reached before its time":          {2300, 2400, day(2026, 11, 14), Pace{Reached: 104, OnPace: 240, Missing: 0, Days: 13}},
		"a month that is over":             {2300, 1150, day(2026, 12, 3), Pace{Reached: 50, OnPace: -1, Missing: 1150, Days: 0}},
		"a month to come":                  {2300, 0, day(2026, 10, 3), Pace{Reached: 0, OnPace: -1, Missing: 2300, Days: 23}},
		"all but a centavo is no whole":    {230_000, 229_999, day(2026, 12, 1), Pace{Reached: 99, OnPace: -1, Missing: 1, Days: 0}},
		"more came back than was sold yet": {2300, -50, day(2026, 11, 14), Pace{Reached: 0, OnPace: 0, Missing: 2350, Days: 13}},
	} {
		if got := PaceOf(c.target, c.done, nov, c.today); got != c.want {
			t.Errorf("%s: %+v, want %+v", what, got, c.want)
		}
	}
}

// Everybody is in one group and no more, and each group has somebody in it.
func TestTheGroupsShareAllCustomersOut(t *testing.T) {
	seen := map[int64]string{}
	for _, g := range Groups {
		codes := g.Filter().Codes
		if len(codes) == 0 {
			t.Errorf("nobody can be in %s", g.Name)
		}
		for _, c := range codes {
			if seen[c] != "" {
				t.Errorf("%d is in %s and in %s", c, seen[c], g.Name)
			}
			seen[c] = g.Name
		}
	}
	if len(seen) != 125 {
		t.Errorf("%d of 125 scores are in a group", len(seen))
	}
	for code, want := range map[rollup.Scores]string{
		{Recency: 5, Frequency: 5, Money: 5}: "campeoes", {Recency: 3, Frequency: 4, Money: 1}: "fieis", {Recency: 1, Frequency: 5, Money: 5}: "risco",
		{Recency: 5, Frequency: 1, Money: 5}: "novos", {Recency: 3, Frequency: 2, Money: 3}: "promissores", {Recency: 1, Frequency: 1, Money: 1}: "perdidos",
	} {
		if got := GroupOf(code); got.Key != want {
			t.Errorf("%+v is among the %s, want %s", code, got.Key, want)
		}
	}
}
