package cash

import (
	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
)

// ReopenShift opens the till's last shift again: what its closing posted is reversed by new entries, its Z and its counts
// stay, and closing it again makes the next Z.
func ReopenShift(tx *db.Tx, id int64, reason string) (tills.Shift, error) {
	shift, err := tills.FindShift(tx, id)
	if err != nil {
		return shift, err
	}
	till, err := tills.Lock(tx, shift.TillID)
	if err != nil {
		return shift, err
	}
	if shift, err = tills.FindShift(tx, id); err != nil { // again, now that nobody else can reopen it
		return shift, err
	}
	if err := refuseReopening(tx, till, shift, reason); err != nil {
		return shift, err
	}
	if err := reverseClosing(tx, till, shift); err != nil {
		return shift, err
	}
	if _, err := trail.Record(tx, trail.Event{Kind: trail.Reopened, TillID: till.ID, ShiftID: &shift.ID, Amount: *shift.Counted, Reason: reason}); err != nil {
		return shift, err
	}
	tx.Log(db.Change{Action: "Turno reaberto", Object: "shifts", ID: id,
		Before: map[string]any{"counted": shift.Counted, "expected": shift.Expected, "closed_at": shift.ClosedAt},
		After:  map[string]any{"till": till.Name, "number": shift.Number, "reason": reason}})
	return shift, saveReopening(tx, &shift)
}

func refuseReopening(tx *db.Tx, till tills.Till, s tills.Shift, reason string) error {
	last, err := tills.LastShift(tx, till.ID)
	if err != nil {
		return err
	}
	switch {
	case s.ClosedAt == nil:
		return fault.Refuse("Este turno já está aberto.")
	case till.Open():
		return fault.Refuse("O " + till.Name + " está aberto em outro turno: feche esse turno antes de reabrir.")
	case s.ID != last:
		return fault.Refuse("Só o último turno de um caixa pode ser reaberto.")
	case reason == "":
		return fault.Blame("motivo", "Diga o motivo da reabertura.")
	}
	return nil
}

// reverseClosing brings the cash back from the safe and takes the difference back.
func reverseClosing(tx *db.Tx, till tills.Till, s tills.Shift) error {
	if err := tills.MoveCash(tx, till, "recolhimento", *s.Counted, "Estorno do recolhimento do caixa", s.ID); err != nil {
		return err
	}
	difference := s.Difference()
	if difference == 0 {
		return nil
	}
	return finance.Post(tx, []finance.Entry{
		{AccountID: till.MoneyAccountID, Kind: "quebra", Amount: -difference, Text: "Estorno da diferença de caixa", OriginKind: "turno", OriginID: s.ID},
	})
}

func saveReopening(tx *db.Tx, s *tills.Shift) error {
	s.ClosedAt, s.ClosedBy, s.Counted, s.Expected = nil, nil, nil, nil
	_, err := tx.Exec(`update shifts set closed_at = null, closed_by = null, counted = null, expected = null where account_id = $1 and id = $2`, s.ID)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`update tills set shift_id = $3 where account_id = $1 and id = $2`, s.TillID, s.ID)
	return err
}
