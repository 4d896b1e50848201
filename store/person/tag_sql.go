package person

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// ListTags are the account's tags in use, by name.
func ListTags(tx *db.Tx) (list []Tag, err error) {
	err = tx.List(&list, `select id, name, colour from tags where account_id = $1 and archived_at is null order by folded`)
	return list, err
}

// AllTags are those out of use, too.
func AllTags(tx *db.Tx) (list []Tag, err error) {
	err = tx.List(&list, `select id, name, colour, archived_at is not null as archived from tags where account_id = $1 order by folded`)
	return list, err
}

// TagsOf reads the tags of many people in one call.
func TagsOf(tx *db.Tx, people []int64) (map[int64][]Tag, error) {
	return tagsOf(tx, people, `
		select x.person_id as of, t.id, t.name, t.colour
		  from person_tags x join tags t on t.account_id = x.account_id and t.id = x.tag_id
		 where x.account_id = $1 and x.person_id = any($2) and t.archived_at is null
		 order by x.person_id, t.folded`)
}

// TagsOfOpportunities is TagsOf for cards of the board.
func TagsOfOpportunities(tx *db.Tx, cards []int64) (map[int64][]Tag, error) {
	return tagsOf(tx, cards, `
		select x.opportunity_id as of, t.id, t.name, t.colour
		  from opportunity_tags x join tags t on t.account_id = x.account_id and t.id = x.tag_id
		 where x.account_id = $1 and x.opportunity_id = any($2) and t.archived_at is null
		 order by x.opportunity_id, t.folded`)
}

func tagsOf(tx *db.Tx, ids []int64, query string) (map[int64][]Tag, error) {
	found := map[int64][]Tag{}
	var rows []struct {
		Of int64 `db:"of"`
		Tag
	}
	err := tx.List(&rows, query, pq.Int64Array(ids))
	for _, r := range rows {
		found[r.Of] = append(found[r.Of], r.Tag)
	}
	return found, err
}

// TagsByID reads those tags of the list that are in use, and refuses where one is missing.
func TagsByID(tx *db.Tx, ids []int64) (list []Tag, err error) {
	err = tx.List(&list, `select id, name, colour from tags where account_id = $1 and id = any($2) and archived_at is null order by folded`, pq.Int64Array(ids))
	if err == nil && len(list) < len(unique(ids)) {
		err = fault.Blame("tags", "Um destes marcadores não existe mais. Recarregue a página.")
	}
	return list, err
}
