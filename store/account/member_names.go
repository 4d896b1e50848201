package account

import (
	"github.com/lib/pq"

	"omniservicos/db"
)

// Names are the names of people who are or were of the account, in one call; who was not is left out.
func Names(tx *db.Tx, ids []int64) (map[int64]string, error) {
	names := map[int64]string{}
	if len(ids) == 0 {
		return names, nil
	}
	var rows []struct {
		ID   int64  `db:"id"`
		Name string `db:"name"`
	}
	err := tx.List(&rows, `
		select i.id, i.name from memberships m join identities i on i.id = m.identity_id
		 where m.account_id = $1 and m.identity_id = any($2)`, pq.Int64Array(ids))
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	return names, err
}

// Colleague is a person who may enter the account, for lists of names to choose from.
type Colleague struct {
	ID   int64  `db:"id"`
	Name string `db:"name"`
}

// Colleagues are all who may enter the account, by name; with roles, those who have one of them.
func Colleagues(tx *db.Tx, roles ...Role) (list []Colleague, err error) {
	err = tx.List(&list, `
		select i.id, i.name from memberships m join identities i on i.id = m.identity_id
		 where m.account_id = $1 and m.ended_at is null and ($2::text[] is null or m.roles && $2)
		 order by i.name, i.id limit 1000`, names(roles))
	return list, err
}
