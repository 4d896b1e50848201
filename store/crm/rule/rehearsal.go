package rule

import (
	"cmp"
	"slices"
	"time"

	"omniservicos/store/dates"
)

// RehearsedDays is how far back a rehearsal goes.
const RehearsedDays = 90

// Shown is how many causes a rehearsal lists, mostPeople how many names.
const (
	Shown      = 20
	mostPeople = 8
)

// manyPerDay is from how many firings in one day on somebody should think again.
const manyPerDay = 50

// Rehearsal is what a rule would have done.
type Rehearsal struct {
	Causes int    // that came
	Cases  []Case // of them, for which it would have fired; the newest first
	Days   []Tally
	People []Tally // who it would have been about most
}

// Tally is how often something would have been done on a day, or about a person.
type Tally struct {
	Day  dates.Date
	ID   int64
	Name string
	N    int
}

// Busiest is the day with most of them.
func (h Rehearsal) Busiest() (t Tally) {
	for _, d := range h.Days {
		if d.N > t.N {
			t = d
		}
	}
	return t
}

// TooMany says whether a day would have had more than anybody reads.
func (h Rehearsal) TooMany() bool { return h.Busiest().N > manyPerDay }

// tally counts the cases by day, every day of the time named, and by person.
func (h *Rehearsal) tally(from, to time.Time, zone *time.Location) {
	byDay, byPerson := map[dates.Date]int{}, map[int64]*Tally{}
	for _, k := range h.Cases {
		byDay[dates.Of(k.At, zone)]++
		if k.PersonID == 0 {
			continue
		}
		if byPerson[k.PersonID] == nil {
			byPerson[k.PersonID] = &Tally{ID: k.PersonID}
		}
		byPerson[k.PersonID].N++
	}
	for d := dates.Of(from, zone); !d.After(dates.Of(to, zone)); d = d.AddDays(1) {
		h.Days = append(h.Days, Tally{Day: d, N: byDay[d]})
	}
	for _, t := range byPerson {
		h.People = append(h.People, *t)
	}
	slices.SortFunc(h.People, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.ID, b.ID))
	})
}
