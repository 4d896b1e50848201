package crm

import (
	"cmp"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// FollowTask writes down what comes after a task that was done: for the same person, the same opportunity and whoever had
// it. What next does not say is as it was. The second time gives what the first made.
func FollowTask(tx *db.Tx, id int64, next Task) (Task, error) {
	done, err := lockTask(tx, id)
	if err != nil {
		return next, err
	}
	if !done.Done() {
		return next, fault.Refuse("Conclua a tarefa antes de marcar a seguinte.")
	}
	if done.NextID != 0 {
		return FindTask(tx, done.NextID)
	}
	next.ID, next.Kind, next.Title = 0, cmp.Or(next.Kind, done.Kind), cmp.Or(next.Title, done.Title)
	next.PersonID, next.AssigneeID, next.OriginKind, next.OriginID = done.PersonID, done.AssigneeID, done.OriginKind, done.OriginID
	if next, err = SaveTask(tx, next); err != nil {
		return next, err
	}
	_, err = tx.Exec(`update tasks set next_id = $3 where account_id = $1 and id = $2`, id, next.ID)
	return next, err
}

// Asks says whether somebody should say what comes next: it was for a person or an opportunity, and nothing follows yet.
func (t Task) Asks() bool { return t.Done() && t.NextID == 0 && (t.PersonID != 0 || t.OriginID != 0) }
