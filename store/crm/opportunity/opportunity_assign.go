package opportunity

import (
	"github.com/lib/pq"

	"omniservicos/db"
)

// ByIDs reads many opportunities in one call; ids that belong to nothing are left out.
func ByIDs(tx *db.Tx, ids []int64) (map[int64]Opportunity, error) {
	found := map[int64]Opportunity{}
	if len(ids) == 0 {
		return found, nil
	}
	var list []Opportunity
	err := tx.List(&list, `select `+opportunityColumns+` from opportunities o`+withPersonAndStep+` where o.account_id = $1 and o.id = any($2)`, pq.Int64Array(ids))
	for _, o := range list {
		found[o.ID] = o
	}
	return found, err
}

// Assign says whose an opportunity is, and whose it was; 0 is nobody. It is an edit: who has the form open is told.
func Assign(tx *db.Tx, id, identity int64) (before int64, err error) {
	o, err := lock(tx, id)
	if err != nil || o.OwnerID == identity {
		return o.OwnerID, err
	}
	tx.Log(db.Change{Action: "Responsável pela oportunidade definido", Object: "opportunities", ID: id,
		Before: map[string]any{"seller_id": o.OwnerID}, After: map[string]any{"seller_id": identity}})
	_, err = tx.Exec(`
		update opportunities set seller_id = $3, edits = edits + 1, edited_at = $4, edited_by = $5
		 where account_id = $1 and id = $2`, id, identity, tx.Now, tx.Actor.Name)
	return o.OwnerID, err
}
