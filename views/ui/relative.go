package ui

import (
	"strconv"
	"time"

	"omniservicos/store/dates"
)

// relative counts minutes and hours within a day and calendar days beyond it, as people do: what happened at 23:50 was
// "ontem" ten minutes past midnight only once a few hours have gone by.
func relative(t, now time.Time) string {
	gap := now.Sub(t)
	if gap.Abs() < 12*time.Hour {
		return around(gap)
	}
	days := dates.Of(t, t.Location()).Sub(dates.Of(now, now.Location()))
	switch {
	case days == 0:
		return around(gap)
	case days == -1:
		return "ontem"
	case days == 1:
		return "amanhã"
	case days < 0:
		return "há " + long(-days)
	}
	return "em " + long(days)
}

func around(gap time.Duration) string {
	prefix := "há "
	if gap < 0 {
		prefix, gap = "em ", -gap
	}
	switch {
	case gap < time.Minute:
		return "agora"
	case gap < time.Hour:
		return prefix + strconv.Itoa(int(gap.Minutes())) + " min"
	}
	return prefix + strconv.Itoa(int(gap.Hours())) + " h"
}

func long(days int) string {
	switch {
	case days < 60:
		return strconv.Itoa(days) + " dias"
	case days < 730:
		return strconv.Itoa(days/30) + " meses"
	}
	return strconv.Itoa(days/365) + " anos"
}

// ShortDay leaves the year out where it is this one.
func ShortDay(d, today dates.Date) string {
	if d.AddDays(-1) == today {
		return "amanhã"
	}
	text := d.String()
	if text[6:] == today.String()[6:] {
		return text[:5]
	}
	return text
}
