package opportunity

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/person"
)

// AddTags gives an opportunity tags of the account's list; those it has already change nothing.
func AddTags(tx *db.Tx, id int64, tags ...int64) error {
	o, err := lock(tx, id)
	if err != nil {
		return err
	}
	has, err := TagsOf(tx, []int64{id})
	if err != nil {
		return err
	}
	fresh, err := person.Fresh(tx, has[id], tags)
	if err != nil || len(fresh) == 0 {
		return err
	}
	tx.Log(db.Change{Action: "Oportunidade marcada", Object: "opportunities", ID: o.ID, After: map[string]any{"tags": person.TagNames(fresh)}})
	var rows [][]any
	for _, t := range fresh {
		rows = append(rows, []any{o.ID, t.ID})
	}
	return tx.InsertOrSkip("opportunity_tags", "opportunity_id, tag_id", rows...)
}

// RemoveTags takes tags from an opportunity.
func RemoveTags(tx *db.Tx, id int64, tags ...int64) error {
	o, err := lock(tx, id)
	if err != nil {
		return err
	}
	has, err := TagsOf(tx, []int64{id})
	gone := person.Among(has[id], tags)
	if err != nil || len(gone) == 0 {
		return err
	}
	tx.Log(db.Change{Action: "Marcador tirado da oportunidade", Object: "opportunities", ID: o.ID, Before: map[string]any{"tags": person.TagNames(gone)}})
	_, err = tx.Exec(`delete from opportunity_tags where account_id = $1 and opportunity_id = $2 and tag_id = any($3)`, id, pq.Int64Array(tags))
	return err
}

// TagsOf reads the tags of many opportunities in one call.
func TagsOf(tx *db.Tx, ids []int64) (map[int64][]person.Tag, error) {
	return person.TagsOfOpportunities(tx, ids)
}

// addTags reads the tags of the cards in one call.
func addTags(tx *db.Tx, cards []Opportunity) error {
	ids := make([]int64, len(cards))
	for i, o := range cards {
		ids[i] = o.ID
	}
	tags, err := TagsOf(tx, ids)
	for i := range cards {
		cards[i].Tags = tags[cards[i].ID]
	}
	return err
}

// SetTags makes an opportunity's tags these and no others.
func SetTags(tx *db.Tx, id int64, tags []int64) error {
	has, err := TagsOf(tx, []int64{id})
	if err != nil {
		return err
	}
	if gone := person.Beyond(has[id], tags); len(gone) > 0 {
		if err := RemoveTags(tx, id, gone...); err != nil {
			return err
		}
	}
	if len(tags) == 0 {
		return nil
	}
	return AddTags(tx, id, tags...)
}
