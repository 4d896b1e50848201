package crm

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/person"
)

// SaveTask creates the task when its ID is 0, and changes it otherwise.
func SaveTask(tx *db.Tx, t Task) (Task, error) {
	t = t.tidy()
	if err := t.check(); err != nil {
		return t, err
	}
	if t.PersonID != 0 {
		now, err := person.Hold(tx, t.PersonID)
		if fault.Is(err, fault.Missed) {
			return t, fault.Blame("person", "Esta pessoa não existe no cadastro.")
		}
		if err != nil {
			return t, err
		}
		t.PersonID = now
	}
	if t.ID == 0 {
		return createTask(tx, t)
	}
	return changeTask(tx, t)
}

func createTask(tx *db.Tx, t Task) (Task, error) {
	t.ID, t.CreatedAt, t.CreatedBy, t.DoneAt, t.RemindAt, t.NextID = db.NewID(), tx.Now, tx.Actor.Identity, nil, nil, 0
	tx.Log(db.Change{Action: "Tarefa criada", Object: "tasks", ID: t.ID, After: t.audit()})
	err := tx.Insert("tasks", `id, kind, title, due_on, due_time, priority, recurrence, person_id, assignee_id,
		created_at, created_by, origin_kind, origin_id`,
		[]any{t.ID, t.Kind, t.Title, t.DueOn, t.DueTime, t.Priority, t.Recurrence, db.OrNull(t.PersonID), t.AssigneeID,
			t.CreatedAt, t.CreatedBy, t.OriginKind, t.OriginID})
	if err != nil {
		return t, err
	}
	return t, plan(tx, t)
}

func changeTask(tx *db.Tx, t Task) (Task, error) {
	before, err := lockTask(tx, t.ID)
	if err != nil {
		return t, err
	}
	tx.Log(db.Change{Action: "Tarefa alterada", Object: "tasks", ID: t.ID, Before: before.audit(), After: t.audit()})
	_, err = tx.Exec(`
		update tasks set kind = $3, title = $4, due_on = $5, due_time = $6, priority = $7, recurrence = $8, person_id = $9, assignee_id = $10
		 where account_id = $1 and id = $2`,
		t.ID, t.Kind, t.Title, t.DueOn, t.DueTime, t.Priority, t.Recurrence, db.OrNull(t.PersonID), t.AssigneeID)
	if err != nil {
		return t, err
	}
	t.DoneAt, t.RemindAt, t.CreatedBy = before.DoneAt, before.RemindAt, before.CreatedBy
	return t, plan(tx, t)
}
