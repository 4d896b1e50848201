package authority

import "omniservicos/db"

// Authorise names who allowed what is beyond the allowance; within it nobody is asked. Without a grant it refuses with a
// Needed, on which the page asks for a PIN.
func (a Allowance) Authorise(tx *db.Tx, ask Ask, what string) (by Grant, err error) {
	if a.covers(ask.Amount) {
		return Grant{}, nil
	}
	return Require(tx, a.Grant, ask, "motivo", a.sentence(what, ask.Amount))
}
