package rule

import (
	"time"
)

// Firing is one cause that a rule fired for, and why.
type Firing struct {
	ID         int64          `db:"id"`
	RuleID     int64          `db:"rule_id"`
	Cause      string         `db:"cause"`
	HappenedAt time.Time      `db:"happened_at"`
	At         time.Time      `db:"at"`
	PersonID   int64          `db:"person_id"`
	PersonName string         `db:"person_name"`
	Text       string         `db:"text"`
	Path       string         `db:"path"`
	Why        Listed[string] `db:"why"`
	UndoneAt   *time.Time     `db:"undone_at"`
	Effects    []Effect
}

// Undone says whether it was taken back.
func (f Firing) Undone() bool { return f.UndoneAt != nil }

// Effect is one thing that a firing did, or could not do.
type Effect struct {
	ID       int64      `db:"id"`
	FiringID int64      `db:"firing_id"`
	Kind     string     `db:"kind"`
	Text     string     `db:"text"`
	Path     string     `db:"path"`
	Done     bool       `db:"done"`
	ObjectID int64      `db:"object_id"`
	Card     bool       `db:"card"`
	BeforeID int64      `db:"before_id"`
	AfterID  int64      `db:"after_id"`
	UndoneAt *time.Time `db:"undone_at"`
	UndoNote string     `db:"undo_note"`
}

// Undone is what came of taking back: how many firings, how many of their effects, and why the others stay.
type Undone struct {
	Firings, Effects int
	Kept             []string
	More             bool // another press is needed for the rest
}
