package crm

import (
	"omniservicos/db"
	"omniservicos/store/person"
)

// LogCall keeps a call on the person's timeline. A line is never changed: a wrong one gets another.
func LogCall(tx *db.Tx, c PhoneCall) error {
	if err := c.check(); err != nil {
		return err
	}
	now, err := person.Hold(tx, c.PersonID)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Ligação registrada", Object: "people", ID: now, After: map[string]any{"outcome": c.Outcome, "minutes": c.Minutes, "note": c.Note}})
	return record(tx, Line{PersonID: now, Kind: KindCall, Text: c.text()})
}
