package crm

import (
	"crypto/sha256"
	"strconv"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/person"
)

// File is what was kept with a person.
type File struct {
	ID       int64  `db:"id"`
	PersonID int64  `db:"person_id"`
	Name     string `db:"name"`
	Mime     string `db:"mime"`
	Content  []byte `db:"content"`
}

// AddFile keeps a file with a person; a line of their timeline opens it. The same file again is refused, not kept twice.
func AddFile(tx *db.Tx, personID int64, name string, content []byte) (File, error) {
	f := File{ID: db.NewID(), Name: fileName(name), Content: content}
	var err error
	if f.Mime, err = fileKind(f.Name, content); err != nil {
		return f, err
	}
	if f.PersonID, err = person.Hold(tx, personID); err != nil {
		return f, err
	}
	sum := sha256.Sum256(content)
	var twins int
	err = tx.Get(&twins, `
		select count(*) from person_files pf join files f on f.account_id = pf.account_id and f.id = pf.file_id
		 where pf.account_id = $1 and pf.person_id = $2 and f.sha256 = $3`, f.PersonID, sum[:])
	if err != nil {
		return f, err
	}
	if twins > 0 {
		return f, fault.Blame("file", "Este arquivo já está no histórico desta pessoa.")
	}
	tx.Log(db.Change{Action: "Arquivo guardado", Object: "files", ID: f.ID, After: map[string]any{"person_id": f.PersonID, "mime": f.Mime, "bytes": len(content)}})
	if err := tx.Insert("files", "id, name, mime, sha256, content, at", []any{f.ID, f.Name, f.Mime, sum[:], content, tx.Now}); err != nil {
		return f, err
	}
	if err := tx.Insert("person_files", "file_id, person_id", []any{f.ID, f.PersonID}); err != nil {
		return f, err
	}
	return f, record(tx, Line{PersonID: f.PersonID, Kind: KindFile, Text: f.Name, Path: "/crm/arquivos/" + strconv.FormatInt(f.ID, 10)})
}

// FindFile reads a file of a person; other files of the account are not shown by this door.
func FindFile(tx *db.Tx, id int64) (f File, err error) {
	err = tx.Find(&f, "Este arquivo não existe.", `
		select f.id, pf.person_id, f.name, f.mime, f.content
		  from person_files pf join files f on f.account_id = pf.account_id and f.id = pf.file_id
		 where pf.account_id = $1 and pf.file_id = $2`, id)
	return f, err
}
