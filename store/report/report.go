// Package report is what is reached and who buys: goals beside what was really sold, and customers by how they buy. It
// stands above the modules and asks them.
package report

import (
	"time"

	"omniservicos/store/dates"
)

// Workdays counts the days of a period, both included, on which a shop sells: Monday to Saturday, but for the holidays of
// the whole country.
func Workdays(from, to dates.Date) (n int) {
	for d := from; !d.After(to); d = d.AddDays(1) {
		if d.Weekday() != time.Sunday && !holiday(d) {
			n++
		}
	}
	return n
}

// fixed are the holidays that have their day.
var fixed = map[[2]int]bool{
	{1, 1}: true, {4, 21}: true, {5, 1}: true, {9, 7}: true, {10, 12}: true, {11, 2}: true, {11, 15}: true, {11, 20}: true, {12, 25}: true,
}

func holiday(d dates.Date) bool {
	return fixed[[2]int{int(d.Month), d.Day}] || d == easter(d.Year).AddDays(-2)
}

// easter is the Sunday after the first full moon of spring, as the Gregorian calendar counts it.
func easter(year int) dates.Date {
	a, b, c := year%19, year/100, year%100
	d := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	e := (32 + 2*(b%4) + 2*(c/4) - d - c%4) % 7
	f := d + e - 7*((a+11*d+22*e)/451) + 114
	return dates.Date{Year: year, Month: time.Month(f / 31), Day: f%31 + 1}
}
