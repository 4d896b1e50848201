package crm

import (
	"strings"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/person"
)

// Timeline reads what happened with a person, newest first; before is the last line of the page before, or 0. kinds are
// those wanted, all where none is named.
func Timeline(tx *db.Tx, personID, before int64, limit int, kinds ...string) (lines []Line, err error) {
	err = tx.List(&lines, `
		select person_id, id, at, kind, text, amount, path, actor
		  from timeline
		 where account_id = $1 and person_id = $2 and ($3::bigint = 0 or id < $3) and (cardinality($5::text[]) = 0 or kind = any($5))
		 order by id desc
		 limit $4`, personID, before, limit, pq.StringArray(append([]string{}, kinds...)))
	return lines, err
}

// AddNote writes down what somebody wants remembered about a person. A note is never changed: a wrong one gets another.
func AddNote(tx *db.Tx, personID int64, text string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return fault.Blame("text", "Escreva a nota.")
	}
	personID, err := person.Hold(tx, personID)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Nota escrita", Object: "people", ID: personID, After: map[string]any{"note": text}})
	return record(tx, Line{PersonID: personID, Kind: KindNote, Text: text})
}
