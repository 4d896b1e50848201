package cause

import (
	"time"

	"omniservicos/store/dates"
)

// Window is what a trigger is asked: which causes stand after From, up to To.
type Window struct {
	From, To time.Time
	N        int // of triggers of time: how many days
	Zone     *time.Location
	Past     bool // a rehearsal: what it finds may be older than the rows that tell of it
}

// Days are the days that begin within the window, less N: of these, it is N days in the window. There may be none.
func (w Window) Days() (first, last dates.Date, any bool) { return w.shifted(-w.N) }

// DaysAhead are the days that are N days away from those that begin within the window.
func (w Window) DaysAhead() (first, last dates.Date, any bool) { return w.shifted(w.N) }

func (w Window) shifted(n int) (first, last dates.Date, any bool) {
	first, last = dates.Of(w.From, w.Zone), dates.Of(w.To, w.Zone)
	if !first.In(w.Zone).After(w.From) {
		first = first.AddDays(1)
	}
	return first.AddDays(n), last.AddDays(n), !last.Before(first)
}

// Moments are the bounds of what happened on Days: from the first, before the second.
func (w Window) Moments() (from, before time.Time, any bool) {
	first, last, any := w.Days()
	return first.In(w.Zone), last.AddDays(1).In(w.Zone), any
}
