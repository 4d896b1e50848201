package catalogue

import "omniservicos/db"

// Archive takes a product out of lists and of the till; its history stays.
func Archive(tx *db.Tx, id int64) error {
	p, err := lock(tx, id)
	if err != nil || p.ArchivedAt != nil {
		return err
	}
	if _, err := tx.Exec(`update products set archived_at = $3 where account_id = $1 and id = $2`, id, tx.Now); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Produto arquivado", Object: "products", ID: id, Before: p})
	return Changed(tx, []int64{id})
}

// Reactivate brings an archived product back.
func Reactivate(tx *db.Tx, id int64) error {
	p, err := lock(tx, id)
	if err != nil || p.ArchivedAt == nil {
		return err
	}
	if _, err := tx.Exec(`update products set archived_at = null where account_id = $1 and id = $2`, id); err != nil {
		return err
	}
	p.ArchivedAt = nil
	tx.Log(db.Change{Action: "Produto reativado", Object: "products", ID: id, After: p})
	return Changed(tx, []int64{id})
}
