package home

import (
	"testing"
	"time"

	"omniservicos/store/dates"
)

func TestADayInWords(t *testing.T) {
	for want, d := range map[string]dates.Date{
		"segunda-feira, 23 de novembro": {Year: 2026, Month: time.November, Day: 23},
		"domingo, 1 de março":           {Year: 2026, Month: time.March, Day: 1},
		"sábado, 31 de janeiro":         {Year: 2026, Month: time.January, Day: 31},
	} {
		if got := inWords(d); got != want {
			t.Errorf("%s is %q, want %q", d.ISO(), got, want)
		}
	}
}
