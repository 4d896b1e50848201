package pdv

import "omniservicos/db"

// ask names who allowed what is beyond the allowance; within it nobody is asked. Without a grant it refuses with a
// Needed, on which the page asks for a PIN.
func (a Allowance) ask(tx *db.Tx, ask Ask, what string) (by Grant, err error) {
	if a.covers(ask.Amount) {
		return Grant{}, nil
	}
	return Authority(tx, a.Grant, ask, "motivo", a.sentence(what, ask.Amount))
}
