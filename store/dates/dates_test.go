package dates_test

import (
	"slices"
	"testing"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
)

var (
	today = dates.Date{Year: 2026, Month: time.November, Day: 23}
	// Fixed zones, so that the tests need no zone data: Brasília and Acre.
	brasilia = time.FixedZone("BRT", -3*60*60)
	acre     = time.FixedZone("ACT", -5*60*60)
)

func TestParse(t *testing.T) {
	for _, typed := range []string{"23/11/2026", "2026-11-23", " 23/11/2026 "} {
		if got, err := dates.Parse(typed); err != nil || got != today {
			t.Errorf("Parse(%q) = %v, %v", typed, got, err)
		}
	}
	for typed, want := range map[string]string{"1/2/2026": "2026-02-01", "29/02/2028": "2028-02-29",
		"1900-01-01": "1900-01-01", "31/12/2200": "2200-12-31"} {
		if got, err := dates.Parse(typed); err != nil || got.ISO() != want {
			t.Errorf("Parse(%q) = %s, %v; want %s", typed, got.ISO(), err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	const impossible, farAway = "Informe uma data que exista, como 23/11/2026.", "O ano deve ficar entre 1900 e 2200."
	for typed, sentence := range map[string]string{
		"":                     impossible,
		"31/02/2026":           impossible,
		"29/02/2026":           impossible,
		"11/23/2026":           impossible,
		"23/11/26":             impossible,
		"23-11-2026":           impossible,
		"2026-11-23T00:00:00Z": impossible,
		"hoje\x00":             impossible,
		"31/12/1899":           farAway,
		"2201-01-01":           farAway,
		"01/01/0001":           farAway,
	} {
		got, err := dates.Parse(typed)
		if err == nil || err.Error() != sentence || !fault.Is(err, fault.Refused) {
			t.Errorf("Parse(%q) = %v, %v; want %s", typed, got, err, sentence)
		}
	}
}

func TestOf(t *testing.T) {
	night := time.Date(2026, 11, 24, 3, 30, 0, 0, time.UTC) // half past midnight in Brasília, 22:30 of the 23rd in Acre
	if got := dates.Of(night, brasilia); got.String() != "24/11/2026" {
		t.Errorf("in Brasília it is %s", got)
	}
	if got := dates.Of(night, acre); got.String() != "23/11/2026" {
		t.Errorf("in Acre it is %s", got)
	}
	if got := dates.Of(time.Time{}, acre); !got.IsZero() {
		t.Errorf("no moment is the day %s", got)
	}
	if got := today.In(acre); !got.Equal(time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)) {
		t.Errorf("the day begins in Acre at %s", got)
	}
}

func TestWriting(t *testing.T) {
	if today.String() != "23/11/2026" || today.ISO() != "2026-11-23" || today.Weekday() != time.Monday {
		t.Errorf("written %s, %s, %s", today, today.ISO(), today.Weekday())
	}
	if none := (dates.Date{}); none.String() != "" || none.ISO() != "" {
		t.Errorf("no day is written %q, %q", none, none.ISO())
	}
}

func TestArithmetic(t *testing.T) {
	for _, c := range []struct {
		from  string
		move  func(dates.Date) dates.Date
		lands string
	}{
		{"2026-11-23", func(d dates.Date) dates.Date { return d.AddDays(8) }, "2026-12-01"},
		{"2026-01-01", func(d dates.Date) dates.Date { return d.AddDays(-1) }, "2025-12-31"},
		{"2026-01-31", func(d dates.Date) dates.Date { return d.AddMonths(1) }, "2026-02-28"},
		{"2028-01-31", func(d dates.Date) dates.Date { return d.AddMonths(1) }, "2028-02-29"},
		{"2026-01-31", func(d dates.Date) dates.Date { return d.AddMonths(2) }, "2026-03-31"},
		{"2026-11-30", func(d dates.Date) dates.Date { return d.AddMonths(3) }, "2027-02-28"},
		{"2026-03-31", func(d dates.Date) dates.Date { return d.AddMonths(-13) }, "2025-02-28"},
		{"2026-11-30", dates.Date.FirstOfMonth, "2026-11-01"},
		{"2026-12-15", dates.Date.LastOfMonth, "2026-12-31"},
		{"2028-02-03", dates.Date.LastOfMonth, "2028-02-29"},
	} {
		from, err := dates.Parse(c.from)
		if got := c.move(from); err != nil || got.ISO() != c.lands {
			t.Errorf("from %s to %s; want %s", c.from, got.ISO(), c.lands)
		}
	}
	if none := (dates.Date{}); !none.AddDays(3).IsZero() || !none.AddMonths(3).IsZero() || !none.FirstOfMonth().IsZero() || !none.LastOfMonth().IsZero() {
		t.Error("no day moved to a day")
	}
	if got := today.AddDays(400).Sub(today); got != 400 {
		t.Errorf("400 days later is %d days away", got)
	}
	if got := today.Sub(today.AddDays(30)); got != -30 {
		t.Errorf("30 days before is %d days away", got)
	}
}

func TestOrder(t *testing.T) {
	days := []dates.Date{today, today.AddDays(-30), today.AddDays(1), today.AddMonths(-24), {}}
	slices.SortFunc(days, dates.Date.Compare)
	want := []dates.Date{{}, today.AddMonths(-24), today.AddDays(-30), today, today.AddDays(1)}
	if !slices.Equal(days, want) {
		t.Errorf("sorted %v", days)
	}
	tomorrow := today.AddDays(1)
	if !today.Before(tomorrow) || today.After(tomorrow) || !tomorrow.After(today) || today.Before(today) {
		t.Error("today and tomorrow are in the wrong order")
	}
	if !today.Equal(tomorrow.AddDays(-1)) || today.Equal(tomorrow) {
		t.Error("the same day is not equal, or two days are")
	}
}
