package purchase

import (
	"encoding/json"
	"fmt"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
)

const importColumns = `i.id, i.kind, i.file_name, i.key, i.state, i.at, i.summary`

const noImport = "Esta importação não existe."

type importRow struct {
	Import
	SummaryJSON []byte `db:"summary"`
	RowsJSON    []byte `db:"rows"`
}

func (r importRow) read() (i Import, err error) {
	i = r.Import
	if err := json.Unmarshal(r.SummaryJSON, &i.Summary); err != nil {
		return i, fmt.Errorf("import %d: %w", i.ID, err)
	}
	if r.RowsJSON != nil {
		err = json.Unmarshal(r.RowsJSON, &i.Rows)
	}
	return i, err
}

// Find reads an import with all that was in its file.
func Find(tx *db.Tx, id int64) (Import, error) {
	var r importRow
	err := tx.Find(&r, noImport, `select `+importColumns+`, i.rows from imports i where i.account_id = $1 and i.id = $2`, id)
	if err != nil {
		return Import{}, err
	}
	return r.read()
}

// Filter says which imports, newest first.
type Filter struct {
	Kind, State string
	Before      int64 // the last import of the page before
	Limit       int
}

// PageSize is how many rows a page of a list shows.
const PageSize = 80

// List reads a page of imports, without their rows.
func List(tx *db.Tx, f Filter) ([]Import, error) {
	if f.Limit == 0 {
		f.Limit = PageSize
	}
	var found []importRow
	err := tx.List(&found, `
		select `+importColumns+`
		  from imports i
		 where i.account_id = $1 and ($2 = '' or i.kind = $2) and ($3 = '' or i.state = $3) and ($4::bigint = 0 or i.id < $4)
		 order by i.id desc limit $5`, f.Kind, f.State, f.Before, f.Limit)
	list := make([]Import, len(found))
	for n, r := range found {
		if list[n], err = r.read(); err != nil {
			return nil, err
		}
	}
	return list, err
}

// refuseRepeated names the import that brought this key already.
func refuseRepeated(tx *db.Tx, kind, key string) error {
	var done []importRow
	err := tx.List(&done, `
		select `+importColumns+` from imports i where i.account_id = $1 and i.kind = $2 and i.key = $3 and i.state = $4`, kind, key, Done)
	if err != nil || len(done) == 0 {
		return err
	}
	i, err := done[0].read()
	if err != nil {
		return err
	}
	return &Repeated{ImportID: i.ID, sentence: fault.Blame("arquivo",
		"A "+i.Summary.Title+" já foi importada em "+dates.Of(*i.Summary.DoneAt, tx.Zone()).String()+": nada foi gravado de novo.")}
}

// branch is whose purchase it is; nil: what it brings is the whole account's.
func (i *Import) branch() any {
	if i.Rows.BranchID == 0 {
		return nil
	}
	return i.Rows.BranchID
}

// keep writes the preview; the same file sent again before it was confirmed takes the place of its older preview.
func (i *Import) keep(tx *db.Tx) error {
	i.State, i.At, i.Summary.By = Preview, tx.Now, tx.Actor.Name
	summary, rows, err := i.encode()
	if err != nil {
		return err
	}
	var ids []int64
	err = tx.ListWrite(&ids, `
		update imports set file_name = $5, rows = $6, summary = $7, at = $8, identity_id = $9
		 where account_id = $1 and kind = $2 and key = $3 and state = $4
		returning id`, i.Kind, i.Key, Preview, i.FileName, rows, summary, i.At, tx.Actor.Identity)
	if err != nil {
		return err
	}
	if len(ids) > 0 {
		i.ID = ids[0]
	} else {
		i.ID = db.NewID()
		err = tx.Insert("imports", "id, kind, file_name, key, state, rows, summary, at, identity_id, branch_id",
			[]any{i.ID, i.Kind, i.FileName, i.Key, i.State, rows, summary, i.At, tx.Actor.Identity, i.branch()})
	}
	tx.Log(db.Change{Action: "Importação preparada", Object: "imports", ID: i.ID, After: i.audited()})
	return err
}

// lock holds all imports of the same file, so that two people do not confirm it at once, and reads this one.
func lock(tx *db.Tx, id int64) (Import, error) {
	var held []int64
	err := tx.ListWrite(&held, `
		select i.id
		  from imports i
		  join imports asked on asked.account_id = i.account_id and asked.kind = i.kind and asked.key = i.key
		 where i.account_id = $1 and asked.id = $2
		 order by i.id for update of i`, id)
	if err != nil {
		return Import{}, err
	}
	return Find(tx, id)
}

// save writes what the import has become.
func (i *Import) save(tx *db.Tx, action string) error {
	summary, rows, err := i.encode()
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: action, Object: "imports", ID: i.ID, After: i.audited()})
	_, err = tx.Exec(`update imports set state = $3, key = $4, rows = $5, summary = $6 where account_id = $1 and id = $2`,
		i.ID, i.State, i.Key, rows, summary)
	return err
}

func (i *Import) encode() (summary, rows []byte, err error) {
	if summary, err = json.Marshal(i.Summary); err != nil {
		return nil, nil, err
	}
	rows, err = json.Marshal(i.Rows)
	return summary, rows, err
}

func (i *Import) audited() map[string]any {
	s := i.Summary
	return map[string]any{"tipo": i.Kind, "arquivo": i.FileName, "estado": i.State, "chave": i.Key, "titulo": s.Title, "total": s.Total,
		"novos": s.New, "alterados": s.Changed, "iguais": s.Unchanged, "erros": s.Errors, "estoque": s.Stocked, "titulos": s.Titles, "motivo": s.Reason}
}
