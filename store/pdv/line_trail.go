package pdv

import (
	"omniservicos/db"
	"omniservicos/store/money"
)

// cancelLine refuses a line that is too much to cancel alone, and leaves the trail of one that is not.
func (a Allowance) cancelLine(tx *db.Tx, s *Sale, item Item, reason string) error {
	if err := a.refuse("um item", item.Total); err != nil {
		return err
	}
	return a.trail(tx, s, Event{Kind: LineCancelled, Amount: item.Total, Reason: item.Name + ": " + reason})
}

// reduce does the same for a quantity that became less: it is a part of the line cancelled.
func (a Allowance) reduce(tx *db.Tx, s *Sale, name string, amount money.Cents) error {
	if amount <= 0 {
		return nil
	}
	if err := a.refuse("parte de um item", amount); err != nil {
		return err
	}
	return a.trail(tx, s, Event{Kind: LineReduced, Amount: amount, Reason: name})
}

func (a Allowance) trail(tx *db.Tx, s *Sale, e Event) error {
	e.TillID, e.ShiftID, e.SaleID, e.GrantedBy, e.Granted = s.TillID, &s.ShiftID, &s.ID, a.GrantedBy, a.Granted
	_, err := record(tx, e)
	return err
}
