package seller

import "omniservicos/db"

// List are those of the account who may sell, by name.
func List(tx *db.Tx) (sellers []Seller, err error) {
	err = tx.List(&sellers, `
		select i.id, i.name, coalesce(r.percent, 0) as percent
		  from memberships m
		  join identities i on i.id = m.identity_id
		  left join seller_rates r on r.account_id = m.account_id and r.identity_id = m.identity_id
		 where m.account_id = $1 and m.ended_at is null and m.roles && '{dono,gerente,vendedor,caixa}'
		 order by i.name, i.id`)
	return sellers, err
}

// Name is who this is; nobody has no name.
func Name(tx *db.Tx, identity int64) (name string, err error) {
	var names []string
	err = tx.List(&names, `
		select i.name from memberships m join identities i on i.id = m.identity_id
		 where m.account_id = $1 and m.identity_id = $2`, identity)
	if len(names) > 0 {
		name = names[0]
	}
	return name, err
}
