package cause_test

import (
	"testing"
	"time"

	"omniservicos/store/cause"
	"omniservicos/store/dates"
)

// Brazil has four zones, none of them with a summer time: a day begins at another moment in each.
func TestADayIsInTheWindowThatItsMidnightFallsInto(t *testing.T) {
	for zone, hour := range map[string]int{"America/Noronha": 2, "America/Sao_Paulo": 3, "America/Manaus": 4, "America/Rio_Branco": 5} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		midnight := time.Date(2026, 11, 25, hour, 0, 0, 0, time.UTC)
		for _, c := range []struct {
			from, to time.Time
			days     int
		}{
			{midnight.Add(-2 * time.Minute), midnight.Add(-time.Second), 0},
			{midnight.Add(-time.Minute), midnight, 1},
			{midnight, midnight.Add(time.Minute), 0}, // it was in the window before
			{midnight.Add(-time.Second), midnight.Add(time.Second), 1},
			{midnight.Add(-time.Hour), midnight.Add(25 * time.Hour), 2},
			{midnight.Add(time.Hour), midnight.Add(2 * time.Hour), 0},
		} {
			w := cause.Window{From: c.from, To: c.to, Zone: loc}
			first, last, any := w.Days()
			if got := last.Sub(first) + 1; got != c.days || any != (c.days > 0) {
				t.Errorf("%s from %v to %v: days %v to %v, %v", zone, c.from, c.to, first, last, any)
			}
			if c.days == 1 && first != (dates.Date{Year: 2026, Month: 11, Day: 25}) {
				t.Errorf("%s: the day is %v", zone, first)
			}
		}
	}
}

func TestNDaysAgoAndAhead(t *testing.T) {
	w := cause.Window{From: time.Date(2026, 2, 28, 23, 0, 0, 0, time.UTC), To: time.Date(2026, 3, 1, 1, 0, 0, 0, time.UTC), N: 3, Zone: time.UTC}
	if first, last, any := w.Days(); first != (dates.Date{Year: 2026, Month: 2, Day: 26}) || last != first || !any {
		t.Errorf("three days ago: %v to %v", first, last)
	}
	if first, _, _ := w.DaysAhead(); first != (dates.Date{Year: 2026, Month: 3, Day: 4}) {
		t.Errorf("three days ahead: %v", first)
	}
	from, before, _ := w.Moments()
	if before.Sub(from) != 24*time.Hour {
		t.Errorf("the day is from %v to %v", from, before)
	}
	if w.FirstID() <= 0 || (cause.Window{From: w.From, Past: true}).FirstID() != 0 {
		t.Error("ids of the window")
	}
}
