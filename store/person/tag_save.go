package person

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// EnsureTags finds tags by name, makes those that are not there yet and takes up again those out of use.
func EnsureTags(tx *db.Tx, names ...string) (list []Tag, err error) {
	for _, name := range names {
		t, err := ensureTag(tx, name)
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, nil
}

func ensureTag(tx *db.Tx, name string) (t Tag, err error) {
	all, err := AllTags(tx)
	if err != nil {
		return t, err
	}
	t, known := Named(all, name)
	if known && !t.Archived {
		return t, nil
	}
	if !known {
		t = Tag{Name: name, Colour: len(all)%Colours + 1}
	}
	return SaveTag(tx, t)
}

// SaveTag creates the tag when its ID is 0, and changes it otherwise; a name that is there already is refused, but for a
// tag out of use, which is taken up again.
func SaveTag(tx *db.Tx, t Tag) (Tag, error) {
	t = t.tidy()
	if err := t.check(); err != nil {
		return t, err
	}
	all, err := AllTags(tx)
	if err != nil {
		return t, err
	}
	twin, found := Named(all, t.Name)
	switch {
	case found && twin.ID != t.ID && (t.ID != 0 || !twin.Archived):
		return t, fault.Blame("name", "O marcador “"+twin.Name+"” já existe.")
	case found:
		t.ID = twin.ID
	case t.ID == 0 && len(all) >= mostTags:
		return t, fault.Blame("name", "Já há 200 marcadores: com mais do que isso ninguém acha o que procura. Use um dos que existem.")
	}
	t.Archived = false
	if t.ID == 0 {
		return makeTag(tx, t)
	}
	return changeTag(tx, t)
}

// makeTag finds the tag that somebody else made at the same moment.
func makeTag(tx *db.Tx, t Tag) (Tag, error) {
	t.ID = db.NewID()
	tx.Log(db.Change{Action: "Marcador criado", Object: "tags", ID: t.ID, After: t.audit()})
	made, err := tx.Exec(`insert into tags (account_id, id, name, folded, colour) values ($1, $2, $3, $4, $5) on conflict (account_id, folded) do nothing`,
		t.ID, t.Name, words.Key(t.Name), t.Colour)
	if err != nil || made == 1 {
		return t, err
	}
	return t, tx.Find(&t, noTag, `select id, name, colour from tags where account_id = $1 and folded = $2`, words.Key(t.Name))
}

const noTag = "Este marcador não existe."

func changeTag(tx *db.Tx, t Tag) (Tag, error) {
	tx.Log(db.Change{Action: "Marcador alterado", Object: "tags", ID: t.ID, After: t.audit()})
	n, err := tx.Exec(`update tags set name = $3, folded = $4, colour = $5, archived_at = null where account_id = $1 and id = $2`,
		t.ID, t.Name, words.Key(t.Name), t.Colour)
	if err == nil && n == 0 {
		err = fault.Missing(noTag)
	}
	return t, err
}

func (t Tag) audit() map[string]any { return map[string]any{"tag": t.Name, "colour": t.Colour} }

// ArchiveTag takes a tag out of use: it leaves lists, cards and filters, and comes back with its people when it is taken up again.
func ArchiveTag(tx *db.Tx, id int64) (t Tag, err error) {
	err = tx.Find(&t, noTag, `select id, name, colour, archived_at is not null as archived from tags where account_id = $1 and id = $2 for no key update`, id)
	if err != nil || t.Archived {
		return t, err
	}
	tx.Log(db.Change{Action: "Marcador arquivado", Object: "tags", ID: id, Before: t.audit()})
	_, err = tx.Exec(`update tags set archived_at = $3 where account_id = $1 and id = $2`, id, tx.Now)
	return t, err
}

// AddTags gives a person tags; those they have already change nothing.
func AddTags(tx *db.Tx, id int64, tags ...int64) error {
	id, err := Hold(tx, id)
	if err != nil {
		return err
	}
	has, err := TagsOf(tx, []int64{id})
	if err != nil {
		return err
	}
	fresh, err := Fresh(tx, has[id], tags)
	if err != nil || len(fresh) == 0 {
		return err
	}
	tx.Log(db.Change{Action: "Pessoa marcada", Object: "people", ID: id, After: map[string]any{"tags": TagNames(fresh)}})
	return tx.InsertOrSkip("person_tags", "person_id, tag_id", rowsOf(id, fresh)...)
}

// RemoveTags takes tags from a person.
func RemoveTags(tx *db.Tx, id int64, tags ...int64) error {
	id, err := Hold(tx, id)
	if err != nil {
		return err
	}
	has, err := TagsOf(tx, []int64{id})
	gone := Among(has[id], tags)
	if err != nil || len(gone) == 0 {
		return err
	}
	tx.Log(db.Change{Action: "Marcador tirado da pessoa", Object: "people", ID: id, Before: map[string]any{"tags": TagNames(gone)}})
	_, err = tx.Exec(`delete from person_tags where account_id = $1 and person_id = $2 and tag_id = any($3)`, id, pq.Int64Array(tags))
	return err
}

// Fresh are those of the tags, all in use, that who has these does not have yet.
func Fresh(tx *db.Tx, has []Tag, tags []int64) (fresh []Tag, err error) {
	asked, err := TagsByID(tx, tags)
	for _, t := range asked {
		if len(Among(has, []int64{t.ID})) == 0 {
			fresh = append(fresh, t)
		}
	}
	return fresh, err
}

func rowsOf(id int64, tags []Tag) (rows [][]any) {
	for _, t := range tags {
		rows = append(rows, []any{id, t.ID})
	}
	return rows
}
