package web

import (
	"omniservicos/db"
	"omniservicos/store/fault"
)

// outside says in words that somebody limited to branches was about to write for another one.
func (c *Context) outside(err error) error {
	if len(c.Me.Branches) > 0 && db.OutsideBranches(err) {
		return fault.Forbid("Isto é de uma filial em que você não trabalha. Peça a quem administra a conta.")
	}
	return err
}

// Limited says that the person works in some branches only: what is of the whole account is not theirs to see.
func (c *Context) Limited() bool { return len(c.Me.Branches) > 0 }
