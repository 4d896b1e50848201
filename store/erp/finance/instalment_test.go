package finance

import (
	"testing"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

func day(y int, m time.Month, d int) dates.Date { return dates.Date{Year: y, Month: m, Day: d} }

func TestMonthly(t *testing.T) {
	for _, c := range []struct {
		name   string
		amount money.Cents
		n      int
		first  dates.Date
		want   []Part
	}{
		{"R$ 100 em 3x", 10000, 3, day(2026, 11, 23), []Part{{day(2026, 11, 23), 3334}, {day(2026, 12, 23), 3333}, {day(2027, 1, 23), 3333}}},
		{"31 falls on the last day of short months", 300, 3, day(2027, 1, 31), []Part{{day(2027, 1, 31), 100}, {day(2027, 2, 28), 100}, {day(2027, 3, 31), 100}}},
		{"leap February", 200, 2, day(2028, 1, 30), []Part{{day(2028, 1, 30), 100}, {day(2028, 2, 29), 100}}},
		{"one part", 1, 1, day(2026, 11, 23), []Part{{day(2026, 11, 23), 1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Monthly(c.amount, c.n, c.first)
			if err != nil {
				t.Fatal(err)
			}
			same(t, got, c.want)
		})
	}
}

func TestInstalmentsRefused(t *testing.T) {
	for _, c := range []struct {
		amount money.Cents
		n      int
		want   string
	}{
		{10000, 0, "Informe de 1 a 60 parcelas."},
		{10000, 61, "Informe de 1 a 60 parcelas."},
		{2, 3, "O valor deve dar pelo menos um centavo por parcela."},
		{0, 1, "O valor deve dar pelo menos um centavo por parcela."},
		{-500, 1, "O valor deve dar pelo menos um centavo por parcela."},
	} {
		if _, err := Monthly(c.amount, c.n, day(2026, 11, 23)); err == nil || err.Error() != c.want {
			t.Errorf("%s in %d: %v, want %q", c.amount, c.n, err, c.want)
		}
	}
}

func same(t *testing.T, got, want []Part) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d parts, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("part %d: %s on %s, want %s on %s", i+1, got[i].Amount, got[i].DueOn, want[i].Amount, want[i].DueOn)
		}
	}
}
