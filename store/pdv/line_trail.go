package pdv

import (
	"omniservicos/db"
	"omniservicos/store/money"
)

// cancelLine asks for authority over a line that is too much to cancel alone, and leaves the trail.
func (a Allowance) cancelLine(tx *db.Tx, s *Sale, item Item, reason string) error {
	return a.trail(tx, s, item, "um item", Event{Kind: LineCancelled, Amount: item.Total, Reason: item.Name + ": " + reason})
}

// reduce does the same for a quantity that became less: it is a part of the line cancelled.
func (a Allowance) reduce(tx *db.Tx, s *Sale, item Item, amount money.Cents) error {
	if amount <= 0 {
		return nil
	}
	return a.trail(tx, s, item, "parte de um item", Event{Kind: LineReduced, Amount: amount, Reason: item.Name})
}

func (a Allowance) trail(tx *db.Tx, s *Sale, item Item, what string, e Event) error {
	by, err := a.ask(tx, Ask{Act: "cancelar_item", TargetID: s.ID, Line: item.LineNo, TillID: s.TillID, Amount: e.Amount}, what)
	if err != nil {
		return err
	}
	e.TillID, e.ShiftID, e.SaleID, e.GrantedBy, e.Granted = s.TillID, &s.ShiftID, &s.ID, by.SupervisorID, by.Supervisor
	_, err = Record(tx, e)
	return err
}
