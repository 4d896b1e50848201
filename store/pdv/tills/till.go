// Package tills is the checkouts of a shop: their shifts, who operates them, and how they print.
package tills

import (
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Till is a checkout: it numbers its own sales and has a drawer, which is a money account of kind caixa.
type Till struct {
	ID             int64   `db:"id"`
	Name           string  `db:"name"`
	BranchID       int64   `db:"branch_id"`
	DepotID        int64   `db:"depot_id"`
	MoneyAccountID int64   `db:"money_account_id"`
	NextNumber     int64   `db:"next_number"`
	LastHash       []byte  `db:"last_hash"`
	ShiftID        *int64  `db:"shift_id"`
	SellerID       int64   `db:"seller_id"` // who sells here until the shift ends; 0: the operator
	Printer        Printer `db:"printer"`
	Online         bool    `db:"online"` // sells what was sold elsewhere
	Stand
}

// Open says whether a shift is running.
func (t *Till) Open() bool { return t.ShiftID != nil }

// MustBeOpen refuses what needs a shift.
func (t *Till) MustBeOpen() error {
	if t.Open() {
		return nil
	}
	return fault.Refuse("O " + t.Name + " está fechado: abra o caixa antes de vender.")
}

// Shift is a cashier's turn at a till, by number: one that crosses midnight is still one.
type Shift struct {
	ID          int64        `db:"id"`
	TillID      int64        `db:"till_id"`
	Number      int64        `db:"number"`
	BusinessDay dates.Date   `db:"business_day"`
	Float       money.Cents  `db:"float_amount"`
	OpenedAt    time.Time    `db:"opened_at"`
	OpenedBy    int64        `db:"opened_by"`
	ClosedAt    *time.Time   `db:"closed_at"`
	ClosedBy    *int64       `db:"closed_by"`
	Counted     *money.Cents `db:"counted"`
	Expected    *money.Cents `db:"expected"`
	Note        string       `db:"note"`
}

// Difference is what was counted beyond what was expected: positive is sobra, negative quebra.
func (s *Shift) Difference() money.Cents {
	if s.Counted == nil || s.Expected == nil {
		return 0
	}
	return *s.Counted - *s.Expected
}

// Sells is who a new sale at the till is of.
func (t *Till) Sells(operator int64) int64 {
	if t.SellerID != 0 {
		return t.SellerID
	}
	return operator
}
