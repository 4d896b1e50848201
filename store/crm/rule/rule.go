// Package rule is the automations: when something happens, or time passes, and what is asked holds, then a rule does what
// a person would have done. Causes are read out of what is already written (store/cause), so a rehearsal over the past
// asks the same question as the real run, and a restart loses none.
package rule

import (
	"strings"
	"time"

	"github.com/lib/pq"

	"omniservicos/store/cause"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// The states of a rule. Rows carry them.
const (
	Active   = "ativa"
	Paused   = "pausada"
	Archived = "arquivada"
)

// Rule is one automation.
type Rule struct {
	ID         int64             `db:"id"`
	Name       string            `db:"name"`
	Cause      string            `db:"cause"` // the name of its trigger
	Days       int               `db:"days"`  // of triggers of time
	Conditions Listed[Condition] `db:"conditions"`
	Actions    Listed[Action]    `db:"actions"`
	State      string            `db:"state"`
	PausedWhy  string            `db:"paused_why"`
	Since      time.Time         `db:"since"`
	Seen       time.Time         `db:"seen"`
	Failure    string            `db:"failure"`
	Edits      int64             `db:"edits"`
	EditedAt   time.Time         `db:"edited_at"`
	EditedBy   int64             `db:"edited_by"`
	Branches   pq.Int64Array     `db:"branches"` // of who wrote it; none: all
}

// What a rule may hold: more is two rules.
const (
	MostConditions = 5
	MostActions    = 5
	mostRules      = 100
	mostDays       = 730
	mostText       = 500
)

// Active says whether the rule is at work.
func (r Rule) Active() bool { return r.State == Active }

func (r Rule) tidy() Rule {
	r.Name = words.OneLine(r.Name)
	return r
}

// check refuses what cannot work with this trigger, field by field.
func (r Rule) check(t cause.Trigger, n Names) error {
	switch {
	case r.Name == "" || len([]rune(r.Name)) > 80:
		return fault.Blame("name", "Dê à automação um nome de até 80 letras.")
	case t.Name == "":
		return fault.Blame("cause", "Escolha o que dispara a automação.")
	case t.Days && (r.Days < 0 || r.Days > mostDays):
		return fault.Blame("days", "Informe de 0 a 730 dias.")
	case t.Days && r.Days == 0 && !strings.HasPrefix(t.Title, "faltam"):
		return fault.Blame("days", "Informe pelo menos 1 dia.")
	case len(r.Actions) == 0:
		return fault.Blame("actions", "Escolha pelo menos uma ação.")
	case len(r.Actions) > MostActions || len(r.Conditions) > MostConditions:
		return fault.Blame("actions", "São no máximo 5 condições e 5 ações: com mais do que isso, faça duas automações.")
	}
	for _, c := range r.Conditions {
		if err := c.check(t, n); err != nil {
			return err
		}
	}
	for _, a := range r.Actions {
		if err := a.check(t, n); err != nil {
			return err
		}
	}
	return nil
}

func (r Rule) audit() map[string]any {
	return map[string]any{"rule": r.Name, "cause": r.Cause, "days": r.Days, "conditions": r.Conditions, "actions": r.Actions, "state": r.State}
}

// most is how often a rule may fire within an hour before it pauses itself.
const most = 1000
