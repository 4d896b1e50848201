package crm

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// MovePerson gives the history and the tasks of a merged person to the one who stays, and notes it there.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	for _, statement := range []string{
		`update timeline set person_id = $3 where account_id = $1 and person_id = $2`,
		`update tasks set person_id = $3 where account_id = $1 and person_id = $2`,
		`update person_files set person_id = $3 where account_id = $1 and person_id = $2`,
	} {
		if _, err := tx.Exec(statement, f.From, f.Into); err != nil {
			return err
		}
	}
	return record(tx, Line{PersonID: f.Into, Kind: KindMerge, Text: "Cadastro de “" + f.Name + "” unido a este"})
}

// TellOfPerson says how much history and how many tasks a merge would move.
func TellOfPerson(tx *db.Tx, f event.MergeAsked) error {
	var n struct {
		Lines int64 `db:"lines"`
		Tasks int64 `db:"tasks"`
		Files int64 `db:"files"`
	}
	err := tx.Get(&n, `
		select (select count(*) from timeline where account_id = $1 and person_id = $2) as lines,
		       (select count(*) from tasks where account_id = $1 and person_id = $2) as tasks,
		       (select count(*) from person_files where account_id = $1 and person_id = $2) as files`, f.From)
	f.Tell("linhas do histórico", n.Lines)
	f.Tell("tarefas", n.Tasks)
	f.Tell("arquivos", n.Files)
	return err
}
