package offline

import (
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
)

// place is the shift that a document belongs to.
type place struct {
	shift int64
	day   dates.Date
	late  bool
}

// place is the shift in which the sale was made. One that is closed has been counted: what comes later stands in a shift
// of adjustment, never in the closed one, and never in the one that is open now.
func (d *Document) place(tx *db.Tx, till tills.Till) (place, error) {
	shift, err := tills.FindShift(tx, d.Shift)
	if fault.Is(err, fault.Missed) || err == nil && shift.TillID != till.ID {
		shift, err = tills.Shift{BusinessDay: dates.Of(d.at(tx.Now), tx.Zone())}, nil
	}
	if err != nil {
		return place{}, err
	}
	if till.Open() && *till.ShiftID == shift.ID {
		return place{shift: shift.ID, day: shift.BusinessDay}, nil
	}
	id, err := adjustment(tx, till, shift)
	return place{shift: id, day: shift.BusinessDay, late: true}, err
}

// adjustment finds or makes the shift that takes what came too late for this one.
func adjustment(tx *db.Tx, till tills.Till, late tills.Shift) (id int64, err error) {
	err = tx.Get(&id, `select id from shifts where account_id = $1 and till_id = $2 and adjusts_shift_id = $3`, till.ID, late.ID)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	var number int64
	if err := tx.Get(&number, `select coalesce(max(number), 0) + 1 from shifts where account_id = $1 and till_id = $2`, till.ID); err != nil {
		return 0, err
	}
	id = db.NewID()
	return id, tx.Insert("shifts", "id, till_id, number, business_day, float_amount, opened_at, opened_by, closed_at, closed_by, counted, expected, note, adjusts_shift_id",
		[]any{id, till.ID, number, late.BusinessDay, 0, tx.Now, tx.Actor.Identity, tx.Now, tx.Actor.Identity, 0, 0,
			"Ajuste: vendas em contingência que chegaram depois de fechado o turno", late.ID})
}

// undoSurplus takes the cash of a late sale out of the drawer again: it was counted when its own shift was closed, and
// stands there as a surplus.
func undoSurplus(tx *db.Tx, till tills.Till, s *pdv.Sale, shift int64) error {
	var cash money.Cents
	for _, p := range s.Payments {
		if p.Method == "dinheiro" {
			cash += p.Amount
		}
	}
	if cash == 0 {
		return nil
	}
	return finance.Post(tx, []finance.Entry{{AccountID: till.MoneyAccountID, Kind: "quebra", Amount: -cash,
		Text: "Já contado no turno que fechou · " + till.Name, OriginKind: "turno", OriginID: shift}})
}
