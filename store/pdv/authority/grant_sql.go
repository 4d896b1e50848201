package authority

import (
	"database/sql"
	"errors"

	"omniservicos/db"
)

const query = `
	select g.id, g.act, g.target_id, g.line_no, g.amount, g.till_id, g.cashier_id, coalesce(c.name, '') as cashier, g.supervisor_id,
	       s.name as supervisor, g.given_at, g.expires_at, g.used_at
	  from grants g
	  join identities s on s.id = g.supervisor_id
	  left join identities c on c.id = g.cashier_id
	 where g.account_id = $1`

func find(tx *db.Tx, id int64) (g Grant, err error) {
	err = tx.Find(&g, "Esta autorização não existe.", query+` and g.id = $2`, id)
	return g, err
}

// UsedOn are the grants that were used on a sale, a till or a shift, in the order in which they were given.
func UsedOn(tx *db.Tx, target int64) (grants []Grant, err error) {
	err = tx.List(&grants, query+` and g.target_id = $2 and g.used_at is not null order by g.id`, target)
	return grants, err
}

// lastSupervisor is who last allowed something at this till: most likely who stands there again.
func lastSupervisor(tx *db.Tx, till int64) (identity int64, err error) {
	err = tx.Get(&identity, `select supervisor_id from grants where account_id = $1 and till_id = $2 order by id desc limit 1`, till)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return identity, err
}
