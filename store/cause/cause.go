// Package cause is what the rules of the CRM can begin with. Each module says which of its facts, and which passing of
// time, a rule may wait for: a Trigger whose Find reads causes out of what is already written. Nothing is written when a
// fact happens, so nothing costs a sale more; a rehearsal over the past asks the same question as the real run.
package cause

import (
	"strings"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Cause is one thing that happened, or one day that came.
type Cause struct {
	Key           string      `db:"key"` // what it is, for ever: a rule fires once for each
	At            time.Time   `db:"at"`
	Day           dates.Date  `db:"day"` // of triggers of time, in place of At: it begins with that day
	PersonID      int64       `db:"person_id"`
	OpportunityID int64       `db:"opportunity_id"`
	TaskID        int64       `db:"task_id"`
	OwnerID       int64       `db:"owner_id"` // identity of whose it is: the sale's seller, the card's
	BranchID      int64       `db:"branch_id"`
	Value         money.Cents `db:"value"`
	Text          string      `db:"text"` // what it is in words: "Venda nº 12"
	Path          string      `db:"path"` // where it opens
	ActorID       int64       `db:"actor_id"`
	Actor         string      `db:"actor"` // who did it, where rules could have
}

// Field is what a trigger's causes know, and a rule can therefore ask about or act on.
type Field string

const (
	Value       Field = "valor"
	Branch      Field = "filial"
	Person      Field = "pessoa"
	Opportunity Field = "oportunidade"
	Task        Field = "tarefa"
)

// MarkOfRules begins the name under which rules act.
const MarkOfRules = "Automação: "

// ByRule says that a rule did this: it never triggers another.
func (c Cause) ByRule() bool { return c.ActorID == 0 && strings.HasPrefix(c.Actor, MarkOfRules) }

// Begins is when the cause stands: the moment of a fact, the first of a day.
func (c Cause) Begins(zone *time.Location) time.Time {
	if c.Day.IsZero() {
		return c.At
	}
	return c.Day.In(zone)
}
