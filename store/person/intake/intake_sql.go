package intake

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

const importColumns = `id, file_name, state, columns, role, on_duplicate, total, done, made, changed, same, skipped, failed, undone, kept,
	at, identity_id, actor, finished_at, undone_at`

const noImport = "Esta importação não existe."

// Find reads an import.
func Find(tx *db.Tx, id int64) (i Import, err error) {
	err = tx.Find(&i, noImport, `select `+importColumns+` from people_imports where account_id = $1 and id = $2`, id)
	return i, err
}

func lock(tx *db.Tx, id int64) (i Import, err error) {
	err = tx.Find(&i, noImport, `select `+importColumns+` from people_imports where account_id = $1 and id = $2 for no key update`, id)
	return i, err
}

// PageSize is how many imports or lines a page shows.
const PageSize = 50

// List reads the account's imports, the latest first, and one more than a page holds.
func List(tx *db.Tx, before int64) (list []Import, err error) {
	err = tx.List(&list, `
		select `+importColumns+` from people_imports
		 where account_id = $1 and ($2::bigint = 0 or id < $2) order by id desc limit $3`, before, PageSize+1)
	return list, err
}

func content(tx *db.Tx, id int64) (raw []byte, err error) {
	err = tx.Find(&raw, "O arquivo desta importação não está mais guardado.", `
		select content from people_imports where account_id = $1 and id = $2 and content is not null`, id)
	return raw, err
}

// Result is what became of a line.
type Result struct {
	Number   int    `db:"number"`
	Outcome  string `db:"outcome"`
	PersonID int64  `db:"person_id"`
	Name     string `db:"name"`
	Text     string `db:"text"`
	Undo     string `db:"undo"`
}

// Results reads what became of the lines of one outcome, after a line, and one more than a page holds; with kept those
// that an undo left in the registry.
func Results(tx *db.Tx, id int64, outcome string, kept bool, after int64) (list []Result, err error) {
	err = tx.List(&list, `
		select r.number, r.outcome, coalesce(r.person_id, 0) as person_id, coalesce(p.name, '') as name, r.text, r.undo
		  from people_import_rows r left join people p on p.account_id = r.account_id and p.id = r.person_id
		 where r.account_id = $1 and r.import_id = $2 and ($3 = '' or r.outcome = $3) and (not $4::boolean or r.undo not in ('', 'desfeita')) and r.number > $5
		 order by r.number limit $6`, id, outcome, kept, after, PageSize+1)
	return list, err
}

// MovePerson lets the lines of a merged person name the one who stays.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	_, err := tx.Exec(`update people_import_rows set person_id = $3 where account_id = $1 and person_id = $2`, f.From, f.Into)
	return err
}
