package account

import "omniservicos/db"

// Branches are the account's shops, by name.
func Branches(tx *db.Tx) (branches []Branch, err error) {
	err = tx.List(&branches, branchQuery+` order by name, id limit 200`)
	return branches, err
}

// FindBranch reads one of the account's shops.
func FindBranch(tx *db.Tx, id int64) (b Branch, err error) {
	err = tx.Find(&b, "Esta filial não existe.", branchQuery+` and id = $2`, id)
	return b, err
}

const branchQuery = `
	select id, name, legal_name, tax_id, state_registration, phone, street, street_number, complement, district, city, uf, zip
	  from branches
	 where account_id = $1 and archived_at is null`
