// Package dates holds calendar days: due dates, birthdays, the business day of a till. A day has no hour and no zone;
// the zone is asked for only where a moment becomes a day or a day becomes a moment.
package dates

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"omniservicos/store/fault"
)

// Date is a day of the calendar; the zero Date is no day, and NULL in the database. Days compare with ==.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// What people may type: outside these years it is a slip of the finger.
const (
	firstYear = 1900
	lastYear  = 2200
)

// Of is the day on which t falls in that zone.
func Of(t time.Time, loc *time.Location) Date {
	if t.IsZero() {
		return Date{}
	}
	return day(t.In(loc))
}

// Parse reads "23/11/2026" as people type it and "2026-11-23" as browsers send it, and refuses in a sentence.
func Parse(s string) (Date, error) {
	text := strings.TrimSpace(s)
	for _, layout := range []string{"2/1/2006", time.DateOnly} {
		t, err := time.Parse(layout, text)
		switch {
		case err != nil:
			continue
		case t.Year() < firstYear || t.Year() > lastYear:
			return Date{}, fault.Refuse(fmt.Sprintf("O ano deve ficar entre %d e %d.", firstYear, lastYear))
		}
		return day(t), nil
	}
	return Date{}, fault.Refuse("Informe uma data que exista, como 23/11/2026.")
}

// String is what people read, 23/11/2026; empty for no day.
func (d Date) String() string { return d.format("02/01/2006") }

// ISO is what machines and date inputs read, 2026-11-23; empty for no day.
func (d Date) ISO() string { return d.format(time.DateOnly) }

// In is the first moment of the day in that zone.
func (d Date) In(loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
}

// AddDays goes n days forward, or back when n is negative.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return day(d.In(time.UTC).AddDate(0, 0, n))
}

// AddMonths keeps the day of the month, or takes the last one where the month is too short: 31/01 + 1 is 28/02.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// FirstOfMonth is the first day of the day's month, and LastOfMonth its last; of no day there is none.
func (d Date) FirstOfMonth() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, d.Month, 1}
}

func (d Date) LastOfMonth() Date { return d.FirstOfMonth().AddMonths(1).AddDays(-1) }

// Sub counts the days from o to d: negative when d comes first.
func (d Date) Sub(o Date) int {
	// Between UTC midnights every day has 24 hours.
	return int((d.In(time.UTC).Unix() - o.In(time.UTC).Unix()) / (24 * 60 * 60))
}

// Compare orders days for slices.SortFunc.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

func (d Date) Before(o Date) bool    { return d.Compare(o) < 0 }
func (d Date) After(o Date) bool     { return d.Compare(o) > 0 }
func (d Date) Equal(o Date) bool     { return d == o }
func (d Date) IsZero() bool          { return d == Date{} }
func (d Date) Weekday() time.Weekday { return d.In(time.UTC).Weekday() }

func (d Date) format(layout string) string {
	if d.IsZero() {
		return ""
	}
	return d.In(time.UTC).Format(layout)
}

func day(t time.Time) Date {
	year, month, d := t.Date()
	return Date{year, month, d}
}
