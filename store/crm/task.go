package crm

import (
	"strings"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
)

// Task is something to be done by a day, perhaps for a person of the registry.
type Task struct {
	ID         int64      `db:"id"`
	Title      string     `db:"title"`
	DueOn      dates.Date `db:"due_on"`
	PersonID   int64      `db:"person_id"`   // 0: for nobody in particular
	PersonName string     `db:"person_name"` // read with the task, never written
	AssigneeID int64      `db:"assignee_id"` // identity; 0: anyone
	DoneAt     *time.Time `db:"done_at"`
	CreatedAt  time.Time  `db:"created_at"`
	CreatedBy  int64      `db:"created_by"`
	OriginKind string     `db:"origin_kind"` // what it is the next step of: oportunidade; empty: of nothing
	OriginID   int64      `db:"origin_id"`
}

// Done says whether it was done.
func (t Task) Done() bool { return t.DoneAt != nil }

// When a task falls, seen from a day: the parts of the list.
const (
	Late     = "atrasadas"
	Today    = "hoje"
	Upcoming = "proximas"
	Done     = "concluidas"
	Open     = "" // late, today's and upcoming ones together
)

// Falls says in which part of the list the task stands on this day.
func (t Task) Falls(today dates.Date) string {
	switch {
	case t.Done():
		return Done
	case t.DueOn.Before(today):
		return Late
	case t.DueOn == today:
		return Today
	}
	return Upcoming
}

func (t Task) tidy() Task {
	t.Title = strings.Join(strings.Fields(t.Title), " ")
	return t
}

func (t Task) check() error {
	switch {
	case t.Title == "":
		return fault.Blame("title", "Escreva o que deve ser feito.")
	case t.DueOn.IsZero():
		return fault.Blame("due_on", "Informe para quando é.")
	}
	return nil
}

func (t Task) audit() map[string]any {
	return map[string]any{"title": t.Title, "due_on": t.DueOn, "person_id": t.PersonID, "assignee_id": t.AssigneeID}
}
