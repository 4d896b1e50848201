package crm

import (
	"testing"
	"time"

	"omniservicos/store/dates"
)

func day(text string) dates.Date {
	d, err := dates.Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestWhenATaskComesBack(t *testing.T) {
	for _, c := range []struct {
		what              string
		every             Recurrence
		from, today, want string
	}{
		{"every day", Daily, "23/11/2026", "23/11/2026", "24/11/2026"},
		{"every day, done three days late: today's is still to do", Daily, "20/11/2026", "23/11/2026", "23/11/2026"},
		{"every day, done before its day", Daily, "25/11/2026", "23/11/2026", "26/11/2026"},
		{"Monday and Wednesday, from Monday", "semanal:1,3", "23/11/2026", "23/11/2026", "25/11/2026"},
		{"Monday and Wednesday, from Wednesday", "semanal:1,3", "25/11/2026", "25/11/2026", "30/11/2026"},
		{"Sunday alone", "semanal:0", "22/11/2026", "22/11/2026", "29/11/2026"},
		{"the 31st in a short month", "mensal:31", "31/10/2026", "31/10/2026", "30/11/2026"},
		{"the 31st comes back after the short month", "mensal:31", "30/11/2026", "30/11/2026", "31/12/2026"},
		{"the 31st in February", "mensal:31", "31/01/2027", "31/01/2027", "28/02/2027"},
		{"the 31st in February of a leap year", "mensal:31", "31/01/2028", "31/01/2028", "29/02/2028"},
		{"the 5th, put off to the 7th, done then", "mensal:5", "07/11/2026", "07/11/2026", "05/12/2026"},
		{"the 5th, two months late", "mensal:5", "05/09/2026", "23/11/2026", "05/12/2026"},
		{"each Christmas", "anual:12-25", "25/12/2026", "25/12/2026", "25/12/2027"},
		{"29 February", "anual:02-29", "29/02/2028", "29/02/2028", "28/02/2029"},
		{"29 February again in a leap year", "anual:02-29", "28/02/2031", "28/02/2031", "29/02/2032"},
	} {
		if err := c.every.check(); err != nil {
			t.Errorf("%s: %v", c.what, err)
		}
		if got := c.every.Next(day(c.from), day(c.today)); got != day(c.want) {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestWhatARecurrenceHolds(t *testing.T) {
	monday := day("23/11/2026")
	for want, got := range map[Recurrence]Recurrence{
		"":             Recur("", monday),
		"diaria":       Recur(Daily, monday),
		"semanal:1":    Recur(Weekly, monday),
		"semanal:1,5":  Recur(Weekly, monday, time.Friday, time.Monday, time.Friday),
		"mensal:31":    Recur(Monthly, day("31/10/2026")),
		"anual:02-29":  Recur(Yearly, day("29/02/2028")),
		"quinzenal":    Recur("quinzenal", monday),
		"semanal:":     "semanal:",
		"mensal:0":     "mensal:0",
		"diaria:1":     "diaria:1",
		"anual:13-01":  "anual:13-01",
		"mensal:31000": "mensal:31000",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
		good := len(want) < 12 && want != "quinzenal" && want != "semanal:" && want != "mensal:0" && want != "diaria:1" && want != "anual:13-01"
		if err := got.check(); (err == nil) != good {
			t.Errorf("%q: %v", got, err)
		}
	}
	for r, want := range map[Recurrence]string{"diaria": "todo dia", "semanal:1,3,5": "toda semana: segunda, quarta e sexta", "mensal:31": "todo último dia do mês", "anual:12-25": "todo ano em 25/12", "": ""} {
		if r.String() != want {
			t.Errorf("%q is said %q", string(r), r)
		}
	}
}
