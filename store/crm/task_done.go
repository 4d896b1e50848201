package crm

import (
	"strconv"
	"time"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/event"
)

// FinishTask marks a task as done, and makes the next of one that comes back; what was done for a person stays on their
// timeline. The second time does nothing.
func FinishTask(tx *db.Tx, id int64) (Task, error) {
	t, err := lockTask(tx, id)
	if err != nil || t.Done() {
		return t, err
	}
	if t, err = setDone(tx, t, "Tarefa concluída", &tx.Now); err != nil {
		return t, err
	}
	if err := record(tx, Line{PersonID: t.PersonID, Kind: KindTask, Text: doneWords[t.Kind] + ": " + t.Title, Path: taskPath(t.ID)}); err != nil {
		return t, err
	}
	f := event.TaskFinished{TaskID: t.ID, PersonID: t.PersonID, Kind: t.Kind, Title: t.Title, OriginKind: t.OriginKind, OriginID: t.OriginID}
	if err := tx.Emit(f); err != nil {
		return t, err
	}
	return comeBack(tx, t)
}

var doneWords = map[string]string{
	Call: "Ligação feita", Visit: "Visita feita", WhatsApp: "WhatsApp enviado", Email: "E-mail enviado", Todo: "Tarefa concluída",
}

// comeBack makes the next of a task that comes back, once: one that is taken up again and finished again has its next.
func comeBack(tx *db.Tx, t Task) (Task, error) {
	if t.Recurrence == "" || t.NextID != 0 {
		return t, nil
	}
	next := t
	next.ID, next.DueOn = 0, t.Recurrence.Next(t.DueOn, dates.Of(tx.Now, tx.Zone()))
	next, err := SaveTask(tx, next)
	if err != nil {
		return t, err
	}
	t.NextID = next.ID
	_, err = tx.Exec(`update tasks set next_id = $3 where account_id = $1 and id = $2`, t.ID, t.NextID)
	return t, err
}

func taskPath(id int64) string { return "/crm/tarefas/" + strconv.FormatInt(id, 10) }

// ReopenTask takes a task up again.
func ReopenTask(tx *db.Tx, id int64) (Task, error) {
	t, err := lockTask(tx, id)
	if err != nil || !t.Done() {
		return t, err
	}
	if t, err = setDone(tx, t, "Tarefa reaberta", nil); err != nil {
		return t, err
	}
	return t, record(tx, Line{PersonID: t.PersonID, Kind: KindTask, Text: "Tarefa reaberta: " + t.Title, Path: taskPath(t.ID)})
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
