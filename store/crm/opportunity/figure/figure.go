// Package figure counts what became of opportunities: how far they came, why they were lost, how long they took, what is
// still to be expected. Each figure and the list of what it counts ask the same question.
package figure

import (
	"time"

	"github.com/lib/pq"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Filter is a funnel, a period of days in the account's zone, both included, and whose cards.
type Filter struct {
	PipelineID int64
	From, To   dates.Date
	Sellers    []int64 // identities; nil: everybody's
	Zone       *time.Location
}

// start and end bound the period; end is the first moment that is no more in it.
func (f Filter) start() time.Time { return f.From.In(f.Zone) }
func (f Filter) end() time.Time   { return f.To.AddDays(1).In(f.Zone) }

// args are $2 to $5 of every statement here.
func (f Filter) args(more ...any) []any {
	var sellers any
	if f.Sellers != nil {
		sellers = pq.Int64Array(f.Sellers)
	}
	return append([]any{f.PipelineID, f.start(), f.end(), sellers}, more...)
}

// Sum is how many, and what they are worth.
type Sum struct {
	Count int64       `db:"count"`
	Value money.Cents `db:"value"`
}

// Add is both together.
func (s Sum) Add(o Sum) Sum { return Sum{s.Count + o.Count, s.Value + o.Value} }

// Percent is the part of the whole, rounded to whole per cent; of nothing it is 0.
func Percent(part, whole int64) int {
	if whole == 0 {
		return 0
	}
	return int((part*100 + whole/2) / whole)
}

// Stage is a step of the funnel as reports show it, also one out of use where cards stand or stood.
type Stage struct {
	ID          int64  `db:"id"`
	Name        string `db:"name"`
	Position    int64  `db:"position"`
	Probability int    `db:"probability"`
	Archived    bool   `db:"archived"`
}

// Cohort is what became of the cards that were written down in the period.
type Cohort struct {
	Stages       []Step
	All          Sum
	Won, Lost    Sum
	Open         Sum
	WonInPeriod  Sum // of those, closed within the period, too: what the snapshot says likewise
	LostInPeriod Sum
}

// Step is a stage with how many came at least so far; Lost are those that were lost standing there.
type Step struct {
	Stage
	Reached, Lost Sum
}

// furthest is how many cards came so far and no further.
type furthest struct {
	Position int64  `db:"position"`
	State    string `db:"state"`
	StageID  int64  `db:"stage_id"`
	Within   bool   `db:"within"` // closed in the period
	Sum
}

// count adds the rows up: who was won came through every stage, and who came to a stage passed those before it.
func (c *Cohort) count(stages []Stage, rows []furthest) {
	for _, s := range stages {
		c.Stages = append(c.Stages, Step{Stage: s})
	}
	for _, r := range rows {
		c.All = c.All.Add(r.Sum)
		switch r.State {
		case "ganha":
			c.Won = c.Won.Add(r.Sum)
			if r.Within {
				c.WonInPeriod = c.WonInPeriod.Add(r.Sum)
			}
		case "perdida":
			c.Lost = c.Lost.Add(r.Sum)
			if r.Within {
				c.LostInPeriod = c.LostInPeriod.Add(r.Sum)
			}
		default:
			c.Open = c.Open.Add(r.Sum)
		}
		for i := range c.Stages {
			s := &c.Stages[i]
			if r.State == "ganha" || r.Position >= s.Position {
				s.Reached = s.Reached.Add(r.Sum)
			}
			if r.State == "perdida" && r.StageID == s.ID {
				s.Lost = s.Lost.Add(r.Sum)
			}
		}
	}
}

// Closed is what was closed in the period, by what reports ask: who, why, where from, where it stood, and whether it was
// also written down in the period.
type Closed struct {
	State    string `db:"state"`
	Reason   string `db:"reason"`
	ReasonID int64  `db:"reason_id"`
	Origin   string `db:"origin"`
	SellerID int64  `db:"seller_id"`
	StageID  int64  `db:"stage_id"`
	Within   bool   `db:"within"` // written down in the period
	Sum
}

// SumOf adds those that fit.
func SumOf(list []Closed, fits func(Closed) bool) (s Sum) {
	for _, c := range list {
		if fits(c) {
			s = s.Add(c.Sum)
		}
	}
	return s
}

// Group is one line of a breakdown: won and lost of one motivo, origin or seller.
type Group struct {
	Key       string
	ID        int64
	Won, Lost Sum
}

// Rate is how many of a hundred closed ones were won.
func (g Group) Rate() int { return Percent(g.Won.Count, g.Won.Count+g.Lost.Count) }

// GroupBy breaks what was closed down, in the order in which keys first come.
func GroupBy(list []Closed, key func(Closed) (string, int64)) (groups []Group) {
	at := map[string]int{}
	for _, c := range list {
		k, id := key(c)
		i, known := at[k]
		if !known {
			i = len(groups)
			at[k], groups = i, append(groups, Group{Key: k, ID: id})
		}
		if c.State == "ganha" {
			groups[i].Won = groups[i].Won.Add(c.Sum)
		} else {
			groups[i].Lost = groups[i].Lost.Add(c.Sum)
		}
	}
	return groups
}

// Spell is how long something took: half took at most Median, four of five at most P80, in seconds.
type Spell struct {
	ID     int64 `db:"id"` // of the stage or the seller; 0: of all
	Count  int64 `db:"count"`
	Median int64 `db:"median"`
	P80    int64 `db:"p80"`
}
