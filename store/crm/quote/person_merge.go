package quote

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// MovePerson gives the orçamentos of a merged person to the one who stays.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	_, err := tx.Exec(`update quotes set person_id = $3 where account_id = $1 and person_id = $2`, f.From, f.Into)
	return err
}

// TellOfPerson says how many of them a merge would move.
func TellOfPerson(tx *db.Tx, f event.MergeAsked) error {
	var n int64
	err := tx.Get(&n, `select count(*) from quotes where account_id = $1 and person_id = $2`, f.From)
	f.Tell("orçamentos", n)
	return err
}
