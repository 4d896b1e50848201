package tills

// Stand says who operates a till where another than the session's own person took it over by PIN. It holds for that
// session's person alone: who comes to the till signed in as themselves is themselves.
type Stand struct {
	OperatorID   int64  `db:"operator_id"`
	OperatorName string `db:"operator_name"`
	OperatorFor  int64  `db:"operator_for"` // the session's person; 0: nobody took the till over
}

// Taken says whether somebody else operates in the session of this person.
func (s *Stand) Taken(session int64) bool { return s.OperatorID != 0 && s.OperatorFor == session }

// Operator is who operates, in the session of this person.
func (s *Stand) Operator(session int64, name string) (int64, string) {
	if s.Taken(session) {
		return s.OperatorID, s.OperatorName
	}
	return session, name
}
