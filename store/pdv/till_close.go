package pdv

import (
	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// CloseTill ends the shift with what was counted in the drawer: the difference is posted once, and the cash goes to the
// safe. The operator learns what was expected only afterwards.
func CloseTill(tx *db.Tx, id int64, counted money.Cents, note string) (Shift, error) {
	till, err := lockTill(tx, id)
	if err != nil {
		return Shift{}, err
	}
	if !till.Open() {
		return Shift{}, fault.Refuse("O " + till.Name + " já está fechado.")
	}
	if counted < 0 {
		return Shift{}, fault.Blame("counted", "O valor contado não pode ser negativo.")
	}
	if err := refuseOpenSales(tx, id); err != nil {
		return Shift{}, err
	}
	expected, err := finance.LockBalance(tx, till.MoneyAccountID)
	if err != nil {
		return Shift{}, err
	}
	shift, err := FindShift(tx, *till.ShiftID)
	if err != nil {
		return Shift{}, err
	}
	shift.ClosedAt, shift.ClosedBy, shift.Counted, shift.Expected, shift.Note = &tx.Now, &tx.Actor.Identity, &counted, &expected, note
	if err := saveClosing(tx, shift); err != nil {
		return Shift{}, err
	}
	if err := postDifference(tx, till, shift); err != nil {
		return Shift{}, err
	}
	tx.Log(db.Change{Action: "Caixa fechado", Object: "shifts", ID: shift.ID,
		After: map[string]any{"till": till.Name, "number": shift.Number, "counted": counted, "expected": expected}})
	return shift, moveCash(tx, till, "recolhimento", -counted, "Recolhimento do caixa", shift.ID)
}

// refuseOpenSales: an open sale with lines is somebody waiting at the counter.
func refuseOpenSales(tx *db.Tx, till int64) error {
	var waiting int
	err := tx.Get(&waiting, `
		select count(*) from sales s
		 where s.account_id = $1 and s.till_id = $2 and s.state = 'aberta'
		   and exists (select 1 from sale_items i where i.account_id = s.account_id and i.sale_id = s.id and i.cancelled_at is null)`, till)
	if err == nil && waiting > 0 {
		return fault.Refuse("Há uma venda aberta neste caixa: finalize ou descarte a venda antes de fechar.")
	}
	return err
}

func saveClosing(tx *db.Tx, s Shift) error {
	_, err := tx.Exec(`
		update shifts set closed_at = $3, closed_by = $4, counted = $5, expected = $6, note = $7
		 where account_id = $1 and id = $2`, s.ID, s.ClosedAt, s.ClosedBy, s.Counted, s.Expected, s.Note)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`update tills set shift_id = null where account_id = $1 and id = $2`, s.TillID)
	return err
}

func postDifference(tx *db.Tx, till Till, s Shift) error {
	difference := s.Difference()
	if difference == 0 {
		return nil
	}
	text := "Sobra de caixa"
	if difference < 0 {
		text = "Quebra de caixa"
	}
	return finance.Post(tx, []finance.Entry{
		{AccountID: till.MoneyAccountID, Kind: "quebra", Amount: difference, Text: text, OriginKind: "turno", OriginID: s.ID},
	})
}
