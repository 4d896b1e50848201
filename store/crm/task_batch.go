package crm

import (
	"omniservicos/db"
)

// CreateTasks writes many tasks of one origin down at once, one for each person; whoever has an open one of that origin
// already gets no other. The people are of the account: whoever calls read them from it. It says how many it made.
func CreateTasks(tx *db.Tx, pattern Task, people []int64) (made int, err error) {
	pattern = pattern.tidy()
	if err := pattern.check(); err != nil {
		return 0, err
	}
	has, err := haveTask(tx, pattern.OriginKind, pattern.OriginID)
	if err != nil {
		return 0, err
	}
	var rows [][]any
	for _, p := range people {
		if has[p] {
			continue
		}
		has[p] = true
		rows = append(rows, []any{db.NewID(), pattern.Kind, pattern.Title, pattern.DueOn, pattern.DueTime, pattern.Priority, pattern.Recurrence, p, pattern.AssigneeID,
			tx.Now, tx.Actor.Identity, pattern.OriginKind, pattern.OriginID})
	}
	tx.Log(db.Change{Action: "Tarefas criadas de uma vez", Object: "tasks", After: map[string]any{"title": pattern.Title, "due_on": pattern.DueOn, "count": len(rows)}})
	return len(rows), tx.Insert("tasks", `id, kind, title, due_on, due_time, priority, recurrence, person_id, assignee_id,
		created_at, created_by, origin_kind, origin_id`, rows...)
}

// haveTask are the people with an open task of this origin.
func haveTask(tx *db.Tx, kind string, origin int64) (map[int64]bool, error) {
	var list []int64
	err := tx.List(&list, `
		select t.person_id from tasks t
		 where t.account_id = $1 and t.done_at is null and t.person_id is not null and t.origin_kind = $2 and t.origin_id = $3`, kind, origin)
	has := map[int64]bool{}
	for _, id := range list {
		has[id] = true
	}
	return has, err
}
