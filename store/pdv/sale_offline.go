package pdv

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/pdv/tills"
)

// Offline is how a sale was paid without the server: when, in which shift, and under which number of its terminal.
type Offline struct {
	At          time.Time
	ShiftID     int64
	BusinessDay dates.Date
	Number      string
	Payments    []Payment
	Terms       Terms // those of then: what the account changed since does not unsell anything
}

// FinaliseOffline gives a sale that was paid without the server its place in the till's row and tells everybody, as
// FinaliseSale does. Till and sale are locked.
func FinaliseOffline(tx *db.Tx, till tills.Till, s *Sale, o Offline) error {
	asked := BodyOf(o.Payments)
	if err := s.Settle(o.Payments, o.Terms); err != nil {
		return err
	}
	s.finish(till, ending{at: o.At, shift: o.ShiftID, day: o.BusinessDay}, asked)
	if err := saveFinalised(tx, s); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Venda finalizada", Object: "sales", ID: s.ID,
		After: map[string]any{"number": s.Number, "total": s.Total, "discount": s.Discount, "till_id": till.ID, "offline": o.Number}})
	fact := s.fact(till)
	fact.Offline = true
	return tx.Emit(fact)
}
