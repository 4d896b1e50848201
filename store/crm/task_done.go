package crm

import (
	"time"

	"omniservicos/db"
)

// FinishTask marks a task as done; what was done for a person stays on their timeline. The second time does nothing.
func FinishTask(tx *db.Tx, id int64) (Task, error) {
	t, err := lockTask(tx, id)
	if err != nil || t.Done() {
		return t, err
	}
	if t, err = setDone(tx, t, "Tarefa concluída", &tx.Now); err != nil {
		return t, err
	}
	return t, record(tx, Line{PersonID: t.PersonID, Kind: KindTask, Text: "Tarefa concluída: " + t.Title})
}

// ReopenTask takes a task up again.
func ReopenTask(tx *db.Tx, id int64) (Task, error) {
	t, err := lockTask(tx, id)
	if err != nil || !t.Done() {
		return t, err
	}
	if t, err = setDone(tx, t, "Tarefa reaberta", nil); err != nil {
		return t, err
	}
	return t, record(tx, Line{PersonID: t.PersonID, Kind: KindTask, Text: "Tarefa reaberta: " + t.Title})
}

func setDone(tx *db.Tx, t Task, action string, at *time.Time) (Task, error) {
	tx.Log(db.Change{Action: action, Object: "tasks", ID: t.ID, Before: map[string]any{"done_at": t.DoneAt}, After: map[string]any{"done_at": at}})
	t.DoneAt = at
	var by any
	if at != nil {
		by = tx.Actor.Identity
	}
	_, err := tx.Exec(`update tasks set done_at = $3, done_by = $4 where account_id = $1 and id = $2`, t.ID, at, by)
	return t, err
}
