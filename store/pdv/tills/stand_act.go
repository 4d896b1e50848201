package tills

import "omniservicos/db"

// Act makes the operator the actor of what follows in this transaction; the session's person is kept beside the name.
func (s *Stand) Act(tx *db.Tx) {
	if s.Taken(tx.Actor.Identity) {
		tx.Actor.Identity, tx.Actor.Name = s.OperatorID, s.OperatorName+" (sessão de "+tx.Actor.Name+")"
	}
}
