package field

import "omniservicos/db"

// Set makes what a person has in the account's fields what is here, as Read wrote it; fields that are not named stay as
// they are, an empty value takes one away. Nothing is written where nothing changes.
func Set(tx *db.Tx, personID int64, values map[int64]string) error {
	list, err := List(tx)
	if err != nil {
		return err
	}
	has, err := Values(tx, []int64{personID})
	if err != nil {
		return err
	}
	before, after := map[string]any{}, map[string]any{}
	for _, f := range list {
		value, named := values[f.ID]
		if !named || value == has[personID][f.ID] {
			continue
		}
		before[f.Name], after[f.Name] = has[personID][f.ID], value
		if err := put(tx, personID, f, value); err != nil {
			return err
		}
	}
	if len(after) > 0 { // under "note": what an account asks of people is personal (db/audit.go)
		tx.Log(db.Change{Action: "Campos do cadastro alterados", Object: "people", ID: personID, Before: map[string]any{"note": before}, After: map[string]any{"note": after}})
	}
	return nil
}

func put(tx *db.Tx, personID int64, f Field, value string) error {
	if value == "" {
		_, err := tx.Exec(`delete from person_fields where account_id = $1 and person_id = $2 and field_id = $3`, personID, f.ID)
		return err
	}
	_, err := tx.Exec(`
		insert into person_fields (account_id, person_id, field_id, value, key) values ($1, $2, $3, $4, $5)
		on conflict (account_id, person_id, field_id) do update set value = excluded.value, key = excluded.key`,
		personID, f.ID, value, f.key(value))
	return err
}

// Add writes the values of people who have none yet: those that were just registered.
func Add(tx *db.Tx, list []Field, values map[int64]map[int64]string) error {
	var rows [][]any
	for personID, of := range values {
		for _, f := range list {
			if of[f.ID] != "" {
				rows = append(rows, []any{personID, f.ID, of[f.ID], f.key(of[f.ID])})
			}
		}
	}
	return tx.Insert("person_fields", "person_id, field_id, value, key", rows...)
}

// Move gives the values of who goes to who stays. What both have stays as the latter has it; the other's word is
// returned, in lines for the note.
func Move(tx *db.Tx, from, into int64) (lines []string, err error) {
	var both []struct {
		Field
		Theirs string `db:"theirs"`
	}
	err = tx.List(&both, `
		select f.name, f.kind, g.value as theirs
		  from person_fields g
		  join person_fields s on s.account_id = g.account_id and s.person_id = $3 and s.field_id = g.field_id
		  join fields f on f.account_id = g.account_id and f.id = g.field_id
		 where g.account_id = $1 and g.person_id = $2 and g.value <> s.value order by f.position`, from, into)
	if err != nil {
		return nil, err
	}
	for _, b := range both {
		lines = append(lines, "Outro valor de “"+b.Name+"”: "+b.Show(b.Theirs)+".")
	}
	_, err = tx.Exec(`
		update person_fields g set person_id = $3
		 where g.account_id = $1 and g.person_id = $2
		   and not exists (select 1 from person_fields s where s.account_id = $1 and s.person_id = $3 and s.field_id = g.field_id)`, from, into)
	if err != nil {
		return nil, err
	}
	_, err = tx.Exec(`delete from person_fields where account_id = $1 and person_id = $2`, from)
	return lines, err
}
