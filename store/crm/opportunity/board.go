package opportunity

import (
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// PageSize is how many cards a column shows before it is asked for more; ListSize is a page of the table.
const (
	PageSize = 30
	ListSize = 80
)

// What a filter may ask about the next step.
const (
	WithoutStep = "sem"
	StepLate    = "atrasado"
	StepToday   = "hoje"
)

// Filter says which opportunities: board, header sums and table all read by it, and so agree.
type Filter struct {
	PipelineID int64
	StageID    int64   // 0: all stages
	State      string  // Open unless said otherwise
	Query      string  // the beginnings of words of the title and the person's name
	OwnerID    int64   // identity; -1: nobody's; 0: everyone's
	Team       []int64 // identities of a team; nil: everyone's
	TagID      int64
	Origin     string
	Step       string
	Stale      bool
	From, To   dates.Date // of the expected close
	PersonID   int64      // of any funnel and state
	Shown      int        // cards of each column, where more than the first are on the screen
	Stages     []int64    // only these columns' cards are read; nil: all

	Now   time.Time
	Today dates.Date
}

// Nobody is the owner of what nobody has taken up.
const Nobody = -1

// Column is a stage with what the filter shows of it: the first cards, and the count and sum of them all.
type Column struct {
	Stage Stage
	Cards []Opportunity
	Count int
	Sum   money.Cents
	More  bool // cards beyond those shown
}

// Weighted is the column's sum at its probability.
func (c Column) Weighted() money.Cents { return c.Stage.Weighted(c.Sum) }

// Last is where the next page of the column begins.
func (c Column) Last() int64 {
	if len(c.Cards) == 0 {
		return 0
	}
	return c.Cards[len(c.Cards)-1].Position
}

// Totals of a board are the sums of its columns.
func Totals(columns []Column) (count int, sum, weighted money.Cents) {
	for _, c := range columns {
		count, sum, weighted = count+c.Count, sum+c.Sum, weighted+c.Weighted()
	}
	return count, sum, weighted
}

// mostShown bounds what one answer draws of a column.
const mostShown = 600

// page is how many cards of a column are read.
func (f Filter) page() int { return min(max(f.Shown, PageSize), mostShown) }

// cut keeps a page of the cards that were read, of which there may be one more than a page holds.
func (c *Column) cut(page int) {
	c.More = len(c.Cards) > page
	c.Cards = c.Cards[:min(len(c.Cards), page)]
}
