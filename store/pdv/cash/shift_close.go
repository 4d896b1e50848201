package cash

import (
	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/proof"
	"omniservicos/store/pdv/tills"
)

// Closing is the end of a shift: what the operator declared, without knowing what there should be.
type Closing struct {
	TillID int64
	Declared
	Note     string
	Unsent   []Unsent // that the terminal has sold and not sent
	MayLeave bool     // who closes may leave it so
	Grant    int64    // or a supervisor's
}

// CloseTill is CloseShift where only the cash was counted.
func CloseTill(tx *db.Tx, id int64, counted money.Cents, note string) (tills.Shift, error) {
	return CloseShift(tx, Closing{TillID: id, Declared: Declared{Cash: counted}, Note: note})
}

// CloseShift ends the shift: the counts of each form of payment stand beside what was expected, the cash difference is
// posted once, the cash goes to the safe, and the till's next redução Z keeps it all for ever.
func CloseShift(tx *db.Tx, c Closing) (tills.Shift, error) {
	till, err := tills.Lock(tx, c.TillID)
	if err != nil {
		return tills.Shift{}, err
	}
	if !till.Open() {
		return tills.Shift{}, fault.Refuse("O " + till.Name + " já está fechado.")
	}
	if err := c.check(); err != nil {
		return tills.Shift{}, err
	}
	if err := refuseOpenSales(tx, till.ID); err != nil {
		return tills.Shift{}, err
	}
	shift, err := tills.FindShift(tx, *till.ShiftID)
	if err != nil {
		return tills.Shift{}, err
	}
	if err := leaveUnsent(tx, c, till, shift); err != nil {
		return shift, err
	}
	r, err := finalReading(tx, till, shift)
	if err != nil {
		return tills.Shift{}, err
	}
	shift.ClosedAt, shift.ClosedBy, shift.Counted, shift.Expected, shift.Note = &tx.Now, &tx.Actor.Identity, &c.Cash, &r.Expected, c.Note
	return shift, endShift(tx, till, shift, c, r)
}

// finalReading is the reading of the whole shift, with the drawer locked and the till's numbers and chain looked at.
func finalReading(tx *db.Tx, till tills.Till, shift tills.Shift) (r Reading, err error) {
	expected, err := lockDrawer(tx, till)
	if err != nil {
		return r, err
	}
	if r, err = readShift(tx, till, shift); err != nil {
		return r, err
	}
	r.Expected = expected
	r.Proof, err = proof.OfShift(tx, till, r.First, r.Last)
	return r, err
}

func endShift(tx *db.Tx, till tills.Till, shift tills.Shift, c Closing, r Reading) error {
	if err := saveClosing(tx, shift); err != nil {
		return err
	}
	before, err := lastZ(tx, till.ID)
	if err != nil {
		return err
	}
	closing := 1
	if before.ShiftID == shift.ID {
		closing = before.Closing + 1
	}
	methods, err := payment.Of(tx)
	if err != nil {
		return err
	}
	r.Counts = c.counts(&r, methods, closing, 1)
	if err := saveCounts(tx, shift.ID, r.Counts); err != nil {
		return err
	}
	z, err := saveZ(tx, till, shift, closing, r)
	if err != nil {
		return err
	}
	if err := postDifference(tx, till, shift); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Caixa fechado", Object: "shifts", ID: shift.ID,
		After: map[string]any{"till": till.Name, "number": shift.Number, "counted": shift.Counted, "expected": shift.Expected, "z": z.Number}})
	return tills.MoveCash(tx, till, "recolhimento", -c.Cash, "Recolhimento do caixa", shift.ID)
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

func saveClosing(tx *db.Tx, s tills.Shift) error {
	_, err := tx.Exec(`
		update shifts set closed_at = $3, closed_by = $4, counted = $5, expected = $6, note = $7
		 where account_id = $1 and id = $2`, s.ID, s.ClosedAt, s.ClosedBy, s.Counted, s.Expected, s.Note)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`update tills set shift_id = null, seller_id = 0, operator_id = 0, operator_name = '', operator_for = 0 where account_id = $1 and id = $2`, s.TillID)
	return err
}

func postDifference(tx *db.Tx, till tills.Till, s tills.Shift) error {
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
