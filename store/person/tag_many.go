package person

import (
	"strconv"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// MostAtOnce bounds what one change of many records takes in.
const MostAtOnce = 5000

// SetTags makes a person's tags these and no others.
func SetTags(tx *db.Tx, id int64, tags []int64) error {
	has, err := TagsOf(tx, []int64{id})
	if err != nil {
		return err
	}
	if gone := Beyond(has[id], tags); len(gone) > 0 {
		if err := RemoveTags(tx, id, gone...); err != nil {
			return err
		}
	}
	if len(tags) == 0 {
		return nil
	}
	return AddTags(tx, id, tags...)
}

// Chosen are the ids of whom the filter names; more than can be changed at once are refused.
func Chosen(tx *db.Tx, f Filter) ([]int64, error) {
	f.After, f.Limit = 0, MostAtOnce+1
	list, err := List(tx, f)
	if err != nil {
		return nil, err
	}
	if len(list) > MostAtOnce {
		return nil, fault.Refuse("Esta lista tem mais de 5.000 cadastros: filtre antes de mudar todos de uma vez.")
	}
	ids := make([]int64, len(list))
	for i, p := range list {
		ids[i] = p.ID
	}
	return ids, nil
}

// TagMany gives many people a tag at once.
func TagMany(tx *db.Tx, ids []int64, tag int64) error {
	tags, err := TagsByID(tx, []int64{tag})
	if err != nil || len(ids) == 0 {
		return err
	}
	rows := make([][]any, len(ids))
	for i, id := range ids {
		rows[i] = []any{id, tag}
	}
	tx.Log(db.Change{Action: "Cadastros marcados", Object: "tags", ID: tag, After: map[string]any{"tag": tags[0].Name, "rows": strconv.Itoa(len(ids))}})
	return tx.InsertOrSkip("person_tags", "person_id, tag_id", rows...)
}

// UntagMany takes a tag from many people at once.
func UntagMany(tx *db.Tx, ids []int64, tag int64) error {
	tags, err := TagsByID(tx, []int64{tag})
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Marcador tirado de cadastros", Object: "tags", ID: tag, Before: map[string]any{"tag": tags[0].Name, "rows": strconv.Itoa(len(ids))}})
	_, err = tx.Exec(`delete from person_tags where account_id = $1 and tag_id = $2 and person_id = any($3)`, tag, pq.Int64Array(ids))
	return err
}

// OwnMany says who looks after many people at once.
func OwnMany(tx *db.Tx, ids []int64, identity int64) error {
	tx.Log(db.Change{Action: "Responsável por cadastros definido", Object: "people", After: map[string]any{"owner_id": identity, "rows": strconv.Itoa(len(ids))}})
	_, err := tx.Exec(`update people set owner_id = $3 where account_id = $1 and id = any($2) and owner_id <> $3`, pq.Int64Array(ids), identity)
	return err
}

// SaveTags makes the account's tags what they are here: one whose name was emptied goes out of use.
func SaveTags(tx *db.Tx, list []Tag) error {
	all, err := AllTags(tx)
	if err != nil {
		return err
	}
	for _, t := range list {
		old := Among(all, []int64{t.ID})
		switch {
		case len(old) == 0 && words.OneLine(t.Name) == "", len(old) > 0 && old[0].Name == words.OneLine(t.Name) && old[0].Colour == t.Colour:
		case words.OneLine(t.Name) == "":
			_, err = ArchiveTag(tx, t.ID)
		default:
			_, err = SaveTag(tx, t)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
