package pdv

import (
	"omniservicos/db"
	"omniservicos/store/money"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/trail"
)

// allowCancelling asks for authority over a line that is too much to cancel alone, and leaves the trail.
func allowCancelling(tx *db.Tx, a authority.Allowance, s *Sale, item Item, reason string) error {
	return allowLine(tx, a, s, item, "um item", trail.Event{Kind: trail.LineCancelled, Amount: item.Total, Reason: item.Name + ": " + reason})
}

// allowReducing does the same for a quantity that became less: it is a part of the line cancelled.
func allowReducing(tx *db.Tx, a authority.Allowance, s *Sale, item Item, amount money.Cents) error {
	if amount <= 0 {
		return nil
	}
	return allowLine(tx, a, s, item, "parte de um item", trail.Event{Kind: trail.LineReduced, Amount: amount, Reason: item.Name})
}

func allowLine(tx *db.Tx, a authority.Allowance, s *Sale, item Item, what string, e trail.Event) error {
	by, err := a.Authorise(tx, authority.Ask{Act: "cancelar_item", TargetID: s.ID, Line: item.LineNo, TillID: s.TillID, Amount: e.Amount}, what)
	if err != nil {
		return err
	}
	e.TillID, e.ShiftID, e.SaleID, e.GrantedBy, e.Granted = s.TillID, &s.ShiftID, &s.ID, by.SupervisorID, by.Supervisor
	_, err = trail.Record(tx, e)
	return err
}
