package account

import (
	"omniservicos/db"
	"omniservicos/store/fault"
)

// Branches are the account's shops, by name.
func Branches(tx *db.Tx) (branches []Branch, err error) {
	err = tx.List(&branches, branchQuery+` order by name, id limit 200`)
	return branches, err
}

// BranchOf is where somebody works: the first branch of theirs, or of the account.
func BranchOf(tx *db.Tx, me *Me) (int64, error) {
	if len(me.Branches) > 0 {
		return me.Branches[0], nil
	}
	branches, err := Branches(tx)
	if err != nil {
		return 0, err
	}
	if len(branches) == 0 {
		return 0, fault.Refuse("Esta conta não tem filial em uso.")
	}
	return branches[0].ID, nil
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
