package crm

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
)

// Recurrence says how a task comes back: "diaria", "semanal:1,3" (Monday and Wednesday; 0 is Sunday), "mensal:31" (the last
// day where a month is shorter) or "anual:12-25". It holds the day that was meant, so that a task put off once, or one
// that fell on 28/02, comes back on that day. Empty: it does not come back.
type Recurrence string

// How often.
const (
	Daily   = "diaria"
	Weekly  = "semanal"
	Monthly = "mensal"
	Yearly  = "anual"
)

// Recur makes a recurrence from how often and the day of the first; weekdays count for Weekly alone, the day's own where
// none is named.
func Recur(every string, from dates.Date, weekdays ...time.Weekday) Recurrence {
	switch every {
	case Weekly:
		if len(weekdays) == 0 {
			weekdays = []time.Weekday{from.Weekday()}
		}
		slices.Sort(weekdays)
		var days []string
		for _, w := range slices.Compact(weekdays) {
			days = append(days, strconv.Itoa(int(w)))
		}
		return Recurrence(Weekly + ":" + strings.Join(days, ","))
	case Monthly:
		return Recurrence(fmt.Sprintf("%s:%d", Monthly, from.Day))
	case Yearly:
		return Recurrence(fmt.Sprintf("%s:%02d-%02d", Yearly, from.Month, from.Day))
	}
	return Recurrence(every)
}

// Every is how often; empty for never.
func (r Recurrence) Every() string {
	every, _, _ := strings.Cut(string(r), ":")
	return every
}

// Weekdays are the days of a weekly one.
func (r Recurrence) Weekdays() (days []time.Weekday) {
	every, rest, _ := strings.Cut(string(r), ":")
	if every != Weekly {
		return nil
	}
	for _, d := range strings.Split(rest, ",") {
		if n, err := strconv.Atoi(d); err == nil && n >= 0 && n <= 6 {
			days = append(days, time.Weekday(n))
		}
	}
	return days
}

// anchor is the month and the day that a monthly or yearly one means.
func (r Recurrence) anchor() (month, day int) {
	_, rest, _ := strings.Cut(string(r), ":")
	if r.Every() == Monthly {
		day, _ = strconv.Atoi(rest)
		return 1, day
	}
	m, d, _ := strings.Cut(rest, "-")
	month, _ = strconv.Atoi(m)
	day, _ = strconv.Atoi(d)
	return month, day
}

func (r Recurrence) check() error {
	ok := false
	month, day := r.anchor()
	switch r.Every() {
	case "", Daily:
		ok = r == "" || r == Daily
	case Weekly:
		ok = len(r.Weekdays()) > 0 && len(r.Weekdays()) <= 7
	case Monthly, Yearly:
		ok = month >= 1 && month <= 12 && day >= 1 && day <= 31
	}
	if !ok {
		return fault.Blame("every", "Escolha de quanto em quanto tempo a tarefa se repete.")
	}
	return nil
}

// Next is the first day after from on which the task comes back that is not before today: what was missed meanwhile does
// not come in a heap.
func (r Recurrence) Next(from, today dates.Date) dates.Date {
	d := from.AddDays(1)
	if d.Before(today) {
		d = today
	}
	switch r.Every() {
	case Weekly:
		for range 6 {
			if slices.Contains(r.Weekdays(), d.Weekday()) {
				break
			}
			d = d.AddDays(1)
		}
	case Monthly:
		_, day := r.anchor()
		return firstFrom(d, d.FirstOfMonth(), 1, day)
	case Yearly:
		month, day := r.anchor()
		return firstFrom(d, dates.Date{Year: d.Year, Month: time.Month(month), Day: 1}, 12, day)
	}
	return d
}

// firstFrom is that day of a month, or its last, in the first month from which on it is not before d.
func firstFrom(d, month dates.Date, step, day int) dates.Date {
	for {
		last := month.LastOfMonth()
		if at := (dates.Date{Year: month.Year, Month: month.Month, Day: min(day, last.Day)}); !at.Before(d) {
			return at
		}
		month = month.AddMonths(step)
	}
}

var weekdayNames = [...]string{"domingo", "segunda", "terça", "quarta", "quinta", "sexta", "sábado"}

// String is how people say it: "toda segunda e quarta", "todo dia 31".
func (r Recurrence) String() string {
	month, day := r.anchor()
	switch r.Every() {
	case Daily:
		return "todo dia"
	case Weekly:
		var names []string
		for _, d := range r.Weekdays() {
			names = append(names, weekdayNames[d])
		}
		if n := len(names); n > 1 {
			return "toda semana: " + strings.Join(names[:n-1], ", ") + " e " + names[n-1]
		}
		return "toda semana: " + strings.Join(names, "")
	case Monthly:
		if day == 31 {
			return "todo último dia do mês"
		}
		return "todo dia " + strconv.Itoa(day)
	case Yearly:
		return fmt.Sprintf("todo ano em %02d/%02d", day, month)
	}
	return ""
}
