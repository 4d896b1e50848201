package field

import (
	"slices"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// Save creates the field when its ID is 0, and changes it otherwise. The kind of a field that people have values of stays.
func Save(tx *db.Tx, f Field) (Field, error) {
	f = f.tidy()
	if err := f.check(); err != nil {
		return f, err
	}
	all, err := All(tx)
	if err != nil {
		return f, err
	}
	if i := slices.IndexFunc(all, func(o Field) bool { return o.ID != f.ID && words.Key(o.Name) == words.Key(f.Name) }); i >= 0 {
		return f, taken(all[i])
	}
	if f.ID == 0 {
		if len(all) >= mostFields {
			return f, fault.Blame("name", "São no máximo 30 campos, contando os arquivados.")
		}
		return create(tx, f, len(all)+1)
	}
	return change(tx, f)
}

func taken(by Field) error {
	if by.Archived {
		return fault.Blame("name", "O campo “"+by.Name+"” está nos arquivados: reative-o em vez de criar outro.")
	}
	return fault.Blame("name", "O campo “"+by.Name+"” já existe.")
}

func create(tx *db.Tx, f Field, position int) (Field, error) {
	f.ID = db.NewID()
	tx.Log(db.Change{Action: "Campo do cadastro criado", Object: "fields", ID: f.ID, After: f.audit()})
	made, err := tx.Exec(`
		insert into fields (account_id, id, name, folded, kind, choices, position) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (account_id, folded) do nothing`, f.ID, f.Name, words.Key(f.Name), f.Kind, pq.StringArray(f.list()), position)
	if err == nil && made == 0 {
		return f, taken(f)
	}
	return f, err
}

func change(tx *db.Tx, f Field) (Field, error) {
	before, err := Find(tx, f.ID)
	if err != nil {
		return f, err
	}
	if before.Kind != f.Kind && before.Used > 0 {
		return f, fault.Blame("kind", "O tipo não muda mais: há cadastros com este campo preenchido. Crie outro campo e arquive este.")
	}
	tx.Log(db.Change{Action: "Campo do cadastro alterado", Object: "fields", ID: f.ID, Before: before.audit(), After: f.audit()})
	_, err = tx.Exec(`update fields set name = $3, folded = $4, kind = $5, choices = $6 where account_id = $1 and id = $2`,
		f.ID, f.Name, words.Key(f.Name), f.Kind, pq.StringArray(f.list()))
	return f, err
}

// list is never nil: the column takes no null.
func (f Field) list() []string { return append([]string{}, f.Choices...) }

func (f Field) audit() map[string]any {
	return map[string]any{"field": f.Name, "kind": f.Kind, "choices": f.Choices}
}

// Archive takes a field out of forms, lists and filters; what people have in it stays and comes back with Reactivate.
func Archive(tx *db.Tx, id int64) (Field, error) {
	return setArchived(tx, id, "Campo do cadastro arquivado", &tx.Now)
}

// Reactivate takes a field up again.
func Reactivate(tx *db.Tx, id int64) (Field, error) {
	return setArchived(tx, id, "Campo do cadastro reativado", nil)
}

func setArchived(tx *db.Tx, id int64, action string, at any) (Field, error) {
	f, err := Find(tx, id)
	if err != nil {
		return f, err
	}
	tx.Log(db.Change{Action: action, Object: "fields", ID: id, After: f.audit()})
	_, err = tx.Exec(`update fields set archived_at = $3 where account_id = $1 and id = $2`, id, at)
	return f, err
}
