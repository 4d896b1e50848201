package field

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

const noField = "Este campo não existe."

type row struct {
	Field
	List pq.StringArray `db:"choices"`
}

// List are the account's fields in use, in order.
func List(tx *db.Tx) ([]Field, error) {
	return read(tx, `select id, name, kind, choices from fields where account_id = $1 and archived_at is null order by position, id`)
}

// All are those out of use too, with how many people have a value of each.
func All(tx *db.Tx) ([]Field, error) {
	return read(tx, `
		select f.id, f.name, f.kind, f.choices, f.archived_at is not null as archived,
		       (select count(*) from person_fields v where v.account_id = $1 and v.field_id = f.id) as used
		  from fields f where f.account_id = $1 order by f.archived_at is not null, f.position, f.id`)
}

func read(tx *db.Tx, query string) (list []Field, err error) {
	var rows []row
	err = tx.List(&rows, query)
	for _, r := range rows {
		r.Choices = r.List
		list = append(list, r.Field)
	}
	return list, err
}

// Find reads one field, in use or not.
func Find(tx *db.Tx, id int64) (Field, error) {
	all, err := All(tx)
	for _, f := range all {
		if f.ID == id {
			return f, nil
		}
	}
	if err == nil {
		err = fault.Missing(noField)
	}
	return Field{}, err
}

// Values are what people have in the fields in use, by person and field: one call for many.
func Values(tx *db.Tx, people []int64) (map[int64]map[int64]string, error) {
	found := map[int64]map[int64]string{}
	if len(people) == 0 {
		return found, nil
	}
	var rows []struct {
		PersonID int64  `db:"person_id"`
		FieldID  int64  `db:"field_id"`
		Value    string `db:"value"`
	}
	err := tx.List(&rows, `
		select v.person_id, v.field_id, v.value
		  from person_fields v join fields f on f.account_id = v.account_id and f.id = v.field_id
		 where v.account_id = $1 and v.person_id = any($2) and f.archived_at is null`, pq.Int64Array(people))
	for _, r := range rows {
		if found[r.PersonID] == nil {
			found[r.PersonID] = map[int64]string{}
		}
		found[r.PersonID][r.FieldID] = r.Value
	}
	return found, err
}
