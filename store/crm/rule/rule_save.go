package rule

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// Ready tidies a rule and refuses what cannot work.
func Ready(r Rule, n Names) (Rule, error) {
	r = r.tidy()
	t := n.Trigger(r.Cause)
	if !t.Days {
		r.Days = 0
	}
	return r, r.check(t, n)
}

// Save writes a rule down, and sets it to work when it is new. It fires for what happens from now on; what is past was
// only rehearsed.
func Save(tx *db.Tx, r Rule) (Rule, error) {
	n, err := ReadNames(tx)
	if err != nil {
		return r, err
	}
	if r, err = Ready(r, n); err != nil {
		return r, err
	}
	r.Since, r.Seen, r.EditedAt, r.EditedBy, r.Branches = tx.Now, tx.Now, tx.Now, tx.Actor.Identity, append(pq.Int64Array{}, tx.Branches()...)
	if r.ID == 0 {
		return create(tx, r)
	}
	return change(tx, r)
}

func create(tx *db.Tx, r Rule) (Rule, error) {
	var count int
	if err := tx.Get(&count, `select count(*) from rules where account_id = $1 and state <> 'arquivada'`); err != nil {
		return r, err
	}
	if count >= mostRules {
		return r, fault.Refuse("A conta já tem 100 automações. Arquive uma antes de criar outra.")
	}
	r.ID, r.State = db.NewID(), Active
	tx.Log(db.Change{Action: "Automação criada", Object: "rules", ID: r.ID, After: r.audit()})
	err := tx.Insert("rules", "id, name, cause, days, conditions, actions, state, since, seen, created_at, edited_at, edited_by, branches",
		[]any{r.ID, r.Name, r.Cause, r.Days, r.Conditions, r.Actions, r.State, r.Since, r.Seen, tx.Now, r.EditedAt, r.EditedBy, r.Branches})
	if err != nil {
		return r, err
	}
	return r, Wind(tx)
}

func change(tx *db.Tx, r Rule) (Rule, error) {
	before, err := lock(tx, r.ID)
	if err != nil {
		return r, err
	}
	if before.Edits != r.Edits {
		return r, fault.Refuse("Outra pessoa alterou esta automação em " + before.EditedAt.In(tx.Zone()).Format("02/01 às 15:04") +
			", enquanto você escrevia. Nada foi gravado: abra-a de novo para ver como ficou.")
	}
	r.State = before.State
	tx.Log(db.Change{Action: "Automação alterada", Object: "rules", ID: r.ID, Before: before.audit(), After: r.audit()})
	_, err = tx.Exec(`
		update rules set name = $3, cause = $4, days = $5, conditions = $6, actions = $7, since = $8, seen = $8, failure = '', edits = edits + 1,
		       edited_at = $8, edited_by = $9, branches = $10
		 where account_id = $1 and id = $2`, r.ID, r.Name, r.Cause, r.Days, r.Conditions, r.Actions, tx.Now, r.EditedBy, r.Branches)
	return r, err
}

// SetState pauses a rule, sets it to work again or archives it. What happened while it rested is none of its business.
func SetState(tx *db.Tx, id int64, state string) (Rule, error) {
	r, err := lock(tx, id)
	if err != nil || r.State == state {
		return r, err
	}
	if r.State == Archived {
		return r, fault.Refuse("Esta automação foi arquivada.")
	}
	if err := r.become(tx, state, ""); err != nil {
		return r, err
	}
	return r, Wind(tx)
}

func (r *Rule) become(tx *db.Tx, state, why string) error {
	tx.Log(db.Change{Action: "Automação " + state, Object: "rules", ID: r.ID, Before: map[string]any{"state": r.State}, After: map[string]any{"state": state, "reason": why}})
	r.State, r.PausedWhy = state, why
	_, err := tx.Exec(`
		update rules set state = $3, paused_why = $4, since = case when $3 = 'ativa' then $5 else since end, seen = case when $3 = 'ativa' then $5 else seen end
		 where account_id = $1 and id = $2`, r.ID, state, why, tx.Now)
	return err
}
