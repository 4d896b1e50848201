package crm

import (
	"omniservicos/db"
	"omniservicos/store/fault"
)

// DropTask takes back a task that should not have been made: a rule's. What was done stays done; the audit keeps the rest.
func DropTask(tx *db.Tx, id int64) error {
	t, err := lockTask(tx, id)
	if err != nil {
		return err
	}
	if t.Done() {
		return fault.Refuse("A tarefa “" + t.Title + "” já foi concluída.")
	}
	tx.Log(db.Change{Action: "Tarefa retirada", Object: "tasks", ID: id, Before: t.audit()})
	_, err = tx.Exec(`delete from tasks where account_id = $1 and id = $2`, id)
	return err
}
