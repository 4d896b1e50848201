package person

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/event"
)

// Archive puts a person away: they leave the lists and searches, their history stays.
func Archive(tx *db.Tx, id int64) (Person, error) {
	return setArchived(tx, id, "Pessoa arquivada", &tx.Now)
}

// Reactivate brings an archived person back.
func Reactivate(tx *db.Tx, id int64) (Person, error) {
	return setArchived(tx, id, "Pessoa reativada", nil)
}

// setArchived does nothing the second time.
func setArchived(tx *db.Tx, id int64, action string, at *time.Time) (Person, error) {
	p, err := lock(tx, id)
	if err != nil || p.Archived() == (at != nil) {
		return p, err
	}
	tx.Log(db.Change{Action: action, Object: "people", ID: id, Before: map[string]any{"archived_at": p.ArchivedAt}, After: map[string]any{"archived_at": at}})
	p.ArchivedAt = at
	if _, err := tx.Exec(`update people set archived_at = $3 where account_id = $1 and id = $2`, id, at); err != nil {
		return p, err
	}
	return p, tx.Emit(event.PersonSaved{PersonID: id})
}
