package intake

import (
	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
)

// snapshots reads many people whole, with tags and the account's own fields.
func snapshots(tx *db.Tx, ids []int64) (map[int64]Snapshot, error) {
	people, err := person.Whole(tx, ids)
	if err != nil {
		return nil, err
	}
	tags, err := person.TagsOf(tx, ids)
	if err != nil {
		return nil, err
	}
	values, err := field.Values(tx, ids)
	found := map[int64]Snapshot{}
	for id, p := range people {
		s := Snapshot{Person: p, Fields: values[id], TagNames: person.TagNames(tags[id])}
		for _, t := range tags[id] {
			s.Tags = append(s.Tags, t.ID)
		}
		found[id] = s
	}
	return found, err
}
