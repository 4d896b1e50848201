package desk

import (
	"strings"

	"omniservicos/store/dates"
)

// UsualDays is the period of the list when none is asked for.
const UsualDays = 30

// Clean keeps what the database can hold: an address may carry anything.
func Clean(s string) string { return strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\x00", "") }

// DayOf reads "hoje", 2026-11-23 and 23/11/2026; what is no day does not filter.
func DayOf(s string, today dates.Date) dates.Date {
	if s == "hoje" {
		return today
	}
	day, err := dates.Parse(s)
	if err != nil {
		return dates.Date{}
	}
	return day
}

// Period says in words which days a list shows, both included; a day that is zero has no bound.
func Period(from, to dates.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return "De todos os dias"
	case from.Equal(to):
		return "Do dia " + from.String()
	case to.IsZero():
		return "Desde " + from.String()
	case from.IsZero():
		return "Até " + to.String()
	}
	return "De " + from.String() + " a " + to.String()
}
