package account

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// Managed reads a member whose access is to be looked at or changed: who works in some branches only manages those who
// work in no others.
func Managed(tx *db.Tx, identity int64) (Member, error) {
	m, err := FindMember(tx, identity)
	if err == nil && !inside(tx.Branches(), m.Branches) {
		return m, fault.Missing(noMember)
	}
	return m, err
}

// mustGive refuses to give access beyond one's own branches; "all branches" is beyond.
func mustGive(tx *db.Tx, branches []int64) error {
	if inside(tx.Branches(), branches) {
		return nil
	}
	return fault.Blame("branches", "Você trabalha em algumas filiais: escolha entre elas.")
}

// inside says whether these branches are all among mine; no list is all branches.
func inside(mine, these []int64) bool {
	if mine == nil {
		return true
	}
	return len(these) > 0 && !slices.ContainsFunc(these, func(b int64) bool { return !slices.Contains(mine, b) })
}
