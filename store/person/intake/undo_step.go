package intake

import (
	"encoding/json"
	"strings"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
)

// touched is a line of an import that an undo looks at.
type touched struct {
	Number   int    `db:"number"`
	Outcome  string `db:"outcome"`
	PersonID int64  `db:"person_id"`
	Before   []byte `db:"before"`
	After    string `db:"after"`
	undo     string
}

// TakenBack is what an undo says of a line that it took back; of one that stays it says why.
const TakenBack = "desfeita"

// undoNext takes the next lines back and closes the undo after the last. Two lines over one person are taken back from the
// last on.
func undoNext(tx *db.Tx, i Import) (more bool, err error) {
	var list []touched
	err = tx.List(&list, `
		select number, outcome, coalesce(person_id, 0) as person_id, before, after from people_import_rows
		 where account_id = $1 and import_id = $2 and outcome in ('criada', 'alterada') and undo = ''
		 order by number desc limit $3`, i.ID, chunk)
	if err != nil {
		return false, err
	}
	if len(list) == 0 {
		tx.Log(db.Change{Action: "Importação de pessoas desfeita", Object: "people_imports", ID: i.ID, After: map[string]any{"undone": i.Undone, "kept": i.Kept}})
		_, err := tx.Exec(`update people_imports set state = $3, undone_at = $4 where account_id = $1 and id = $2`, i.ID, Undone, tx.Now)
		return false, err
	}
	if err := takeBack(tx, list); err != nil {
		return false, err
	}
	rows := make([][]any, len(list))
	for k, t := range list {
		rows[k] = []any{i.ID, t.Number, t.undo}
		if t.undo == TakenBack {
			i.Undone++
		} else {
			i.Kept++
		}
	}
	i.Done += len(list)
	values, args := db.Values(rows, "bigint", "int", "text")
	_, err = tx.Exec(`
		update people_import_rows r set undo = v.undo
		  from (values `+values+`) as v (import_id, number, undo)
		 where r.account_id = $1 and r.import_id = v.import_id and r.number = v.number`, args...)
	if err != nil {
		return false, err
	}
	tx.Log(db.Change{Action: "Linhas da importação desfeitas", Object: "people_imports", ID: i.ID, After: map[string]any{"undone": i.Undone, "kept": i.Kept}})
	_, err = tx.Exec(`update people_imports set done = $3, undone = $4, kept = $5 where account_id = $1 and id = $2`, i.ID, i.Done, i.Undone, i.Kept)
	return true, err
}

// takeBack erases who came with the import and gives back to who was changed what they were, where nothing was done with
// them since; of the others it says why they stay.
func takeBack(tx *db.Tx, list []touched) error {
	ids := idsOf(list)
	var held []int64 // whoever would write a row that names one of them waits
	if err := tx.List(&held, `select id from people where account_id = $1 and id = any($2) order by id for update`, pq.Int64Array(ids)); err != nil {
		return err
	}
	now, err := snapshots(tx, ids)
	if err != nil {
		return err
	}
	uses, err := usesOf(tx, ids)
	if err != nil {
		return err
	}
	var gone []int64
	for k := range list {
		t := &list[k]
		switch {
		case t.PersonID == 0:
			t.undo = TakenBack
		case hashOf(now[t.PersonID]) != t.After:
			t.undo = "Fica: o cadastro foi alterado depois da importação."
		case t.Outcome == Made && uses[t.PersonID] != "":
			t.undo = "Fica: já tem " + uses[t.PersonID] + "."
		case t.Outcome == Made:
			t.undo, gone = TakenBack, append(gone, t.PersonID)
		default:
			if t.undo, err = giveBack(tx, *t, now[t.PersonID]); err != nil {
				return err
			}
			again, err := snapshots(tx, []int64{t.PersonID})
			if err != nil {
				return err
			}
			now[t.PersonID] = again[t.PersonID]
		}
	}
	if len(gone) == 0 {
		return nil
	}
	if _, err := tx.Exec(`update people_import_rows set person_id = null where account_id = $1 and person_id = any($2)`, pq.Int64Array(gone)); err != nil {
		return err
	}
	return person.Erase(tx, gone)
}

// giveBack makes a person what they were before the line was laid over them.
func giveBack(tx *db.Tx, t touched, now Snapshot) (undo string, err error) {
	var before Snapshot
	if err := json.Unmarshal(t.Before, &before); err != nil {
		return "", err
	}
	if _, err := person.Save(tx, before.Person); err != nil {
		return "", err
	}
	values := map[int64]string{}
	for id := range now.Fields {
		values[id] = ""
	}
	for id, value := range before.Fields {
		values[id] = value
	}
	if err := field.Set(tx, t.PersonID, values); err != nil {
		return "", err
	}
	return TakenBack, person.SetTags(tx, t.PersonID, before.Tags)
}

// places are the tables that name people, as a person knows them.
var places = map[string]string{
	"sales": "vendas", "titles": "títulos", "tasks": "tarefas", "opportunities": "oportunidades", "timeline": "histórico", "returns": "devoluções",
	"quotes": "orçamentos", "presales": "pré-vendas", "purchases": "compras", "person_credits": "fiado", "people": "outro cadastro unido a ele",
}

// usesOf says in words what names each of these people.
func usesOf(tx *db.Tx, ids []int64) (map[int64]string, error) {
	var rows []struct {
		PersonID int64  `db:"person_id"`
		Place    string `db:"place"`
	}
	err := tx.List(&rows, `select person_id, place from people_named($2) where account_id = $1 order by person_id, place`, pq.Int64Array(ids))
	uses := map[int64]string{}
	for _, r := range rows {
		word := places[r.Place]
		if word == "" {
			word = "outros registros"
		}
		if !strings.Contains(uses[r.PersonID], word) {
			uses[r.PersonID] = strings.TrimPrefix(uses[r.PersonID]+", "+word, ", ")
		}
	}
	return uses, err
}

func idsOf(list []touched) (ids []int64) {
	for _, t := range list {
		if t.PersonID != 0 {
			ids = append(ids, t.PersonID)
		}
	}
	return ids
}
