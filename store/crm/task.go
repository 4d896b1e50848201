package crm

import (
	"cmp"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// The kinds of task. Rows carry them.
const (
	Call     = "ligacao"
	Visit    = "visita"
	WhatsApp = "whatsapp"
	Email    = "email"
	Todo     = "tarefa"
)

// Kinds are what a task may be, in the order in which they are offered, with the words for them.
var Kinds = []struct{ Key, Word string }{{Call, "Ligação"}, {Visit, "Visita"}, {WhatsApp, "WhatsApp"}, {Email, "E-mail"}, {Todo, "Tarefa"}}

// KindWord is a kind as people read it.
func KindWord(key string) string {
	for _, k := range Kinds {
		if k.Key == key {
			return k.Word
		}
	}
	return ""
}

// How much a task presses: what presses most comes first in its day.
const (
	High   = 1
	Normal = 2
	Low    = 3
)

// Task is something to be done by a day, perhaps at an hour, perhaps for a person of the registry. A Kind and a Priority
// that are not said are Todo and Normal.
type Task struct {
	ID         int64       `db:"id"`
	Kind       string      `db:"kind"`
	Title      string      `db:"title"`
	DueOn      dates.Date  `db:"due_on"`
	DueTime    dates.Clock `db:"due_time"` // in the account's zone; without it the whole day
	Priority   int         `db:"priority"`
	Recurrence Recurrence  `db:"recurrence"`
	NextID     int64       `db:"next_id"`     // that came of finishing this one; 0: none
	PersonID   int64       `db:"person_id"`   // 0: for nobody in particular
	PersonName string      `db:"person_name"` // read with the task, never written
	AssigneeID int64       `db:"assignee_id"` // identity; 0: anyone
	RemindAt   *time.Time  `db:"remind_at"`   // planned by reminder_plan.go
	DoneAt     *time.Time  `db:"done_at"`
	CreatedAt  time.Time   `db:"created_at"`
	CreatedBy  int64       `db:"created_by"`
	OriginKind string      `db:"origin_kind"` // what it is the next step of: oportunidade; empty: of nothing
	OriginID   int64       `db:"origin_id"`
}

// Done says whether it was done.
func (t Task) Done() bool { return t.DoneAt != nil }

// When a task falls, seen from a day: the parts of the list.
const (
	Late     = "atrasadas"
	Today    = "hoje"
	Upcoming = "proximas"
	Done     = "concluidas"
	Pressing = "pendentes" // late and today's ones together
	Open     = ""          // late, today's and upcoming ones together
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

// DueAt is the moment that a task with an hour is due at; nil where it has the whole day.
func (t Task) DueAt(zone *time.Location) *time.Time {
	if !t.DueTime.Set || t.DueOn.IsZero() {
		return nil
	}
	at := t.DueTime.On(t.DueOn, zone)
	return &at
}

func (t Task) tidy() Task {
	t.Title = words.OneLine(t.Title)
	t.Kind, t.Priority = cmp.Or(t.Kind, Todo), cmp.Or(t.Priority, Normal)
	return t
}

func (t Task) check() error {
	switch {
	case t.Title == "":
		return fault.Blame("title", "Escreva o que deve ser feito.")
	case t.DueOn.IsZero():
		return fault.Blame("due_on", "Informe para quando é.")
	case KindWord(t.Kind) == "":
		return fault.Blame("kind", "Escolha o tipo da tarefa.")
	case t.Priority < High || t.Priority > Low:
		return fault.Blame("priority", "Escolha a prioridade.")
	}
	return t.Recurrence.check()
}

func (t Task) audit() map[string]any {
	return map[string]any{
		"kind": t.Kind, "title": t.Title, "due_on": t.DueOn, "due_time": t.DueTime, "priority": t.Priority, "recurrence": t.Recurrence,
		"person_id": t.PersonID, "assignee_id": t.AssigneeID,
	}
}
