package pdv

import (
	"bytes"
	"time"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/erp/stock"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/tills"
)

// Finalise is the customer paying.
type Finalise struct {
	SaleID   int64
	Payments []Payment
	Grant    int64 // of a supervisor, for fiado above the limit
}

// FinaliseSale makes the sale final: number and hash of the till, payments, and the fact on which stock, money and the
// customer's history act in the same transaction. The same again gives the same sale; other payments are refused.
func FinaliseSale(tx *db.Tx, f Finalise) (Sale, error) {
	till, s, err := lockForFinalising(tx, f)
	if err != nil {
		return s, err
	}
	body := BodyOf(f.Payments)
	if s.State == "finalizada" {
		return alreadyFinalised(tx, s, body)
	}
	if err := s.MustBeOpen(); err != nil {
		return s, err
	}
	if err := till.MustBeOpen(); err != nil {
		return s, err
	}
	if err := settle(tx, &s, f.Payments); err != nil {
		return s, err
	}
	s.finish(till, ending{at: tx.Now, shift: *till.ShiftID, day: dates.Of(tx.Now, tx.Zone())}, body)
	if err := saveFinalised(tx, &s); err != nil {
		return s, err
	}
	if err := s.printReceipt(tx, till.Printer); err != nil {
		return s, err
	}
	tx.Log(db.Change{Action: "Venda finalizada", Object: "sales", ID: s.ID,
		After: map[string]any{"number": s.Number, "total": s.Total, "discount": s.Discount, "till_id": till.ID}})
	if err := spendVouchers(tx, &s); err != nil {
		return s, err
	}
	return s, announceSale(tx, &s, till, f.Grant)
}

// lockForFinalising takes the till, then the sale, with its lines, then their balances, then perhaps the drawer, in one
// round trip. The sale holds what its end depends on, and nothing else.
func lockForFinalising(tx *db.Tx, f Finalise) (tills.Till, Sale, error) {
	config, err := payment.Of(tx)
	if err != nil {
		return tills.Till{}, Sale{}, err
	}
	var row lockedSale
	err = tx.Find(&row, noSale, `select s.*, `+linesOfSale+`, `+stockOfSale+`, `+drawerOfSale+` from `+saleHeld, f.SaleID, f.drawerLast(config))
	if err != nil {
		return tills.Till{}, Sale{}, err
	}
	s := row.Sale
	s.Items = row.Lines
	row.Till.Act(tx)
	if !s.agrees() {
		return tills.Till{}, s, db.ErrAgain // a line came in while we waited for the lock: the reading is older than the row
	}
	stock.Hold(tx, row.Stock)
	if row.Drawer != nil {
		finance.Hold(tx, row.Till.MoneyAccountID, *row.Drawer)
	}
	return row.Till, s, nil
}

// drawerLast says whether the till's drawer is all that is still to be locked after the balances: cash, beside nothing
// but what cards and cheques promise. A bank account, a customer's credit and a vale-troca come in their own order, and a
// bank that many tills share is better held shortly.
func (f Finalise) drawerLast(config payment.Config) (cash bool) {
	for _, p := range f.Payments {
		m, _ := config.Find(p.Method)
		switch m.Kind {
		case payment.Cash:
			cash = true
		case payment.Credit, payment.Debit, payment.Cheque, payment.Other:
		default:
			return false
		}
	}
	return cash
}

// agrees says whether the lines read are the ones that the sale's row was summed from.
func (s *Sale) agrees() bool {
	var sum money.Cents
	for _, i := range s.Lines() {
		sum += i.Total // each is bounded when it is written, and there are at most MaxLines
	}
	return sum == s.Subtotal
}

// alreadyFinalised answers the second asking: the same sale, or a refusal when something else was asked.
func alreadyFinalised(tx *db.Tx, s Sale, body []byte) (Sale, error) {
	if !bytes.Equal(s.BodyHash, body) {
		return s, fault.Conflict("Esta venda já foi finalizada com outros pagamentos.")
	}
	return FindSale(tx, s.ID)
}

// ending is when a sale is final, in which shift and on which business day.
type ending struct {
	at    time.Time
	shift int64
	day   dates.Date
}

// finish gives the sale its place in the till's row of sales.
func (s *Sale) finish(till tills.Till, e ending, body []byte) {
	number := till.NextNumber
	s.State, s.Number, s.FinalisedAt, s.BodyHash = "finalizada", &number, &e.at, body
	s.ShiftID, s.BusinessDay, s.PreviousHash = e.shift, e.day, till.LastHash
	s.Hash = s.chain()
}

// saveFinalised writes the sale, the till's next number and the payments, which nobody reads before the transaction ends:
// both rows are locked, and agree with what was read.
func saveFinalised(tx *db.Tx, s *Sale) error {
	err := tx.ExecLater("tills", `update tills set next_number = $3::bigint + 1, last_hash = $4 where account_id = $1 and id = $2`,
		s.TillID, *s.Number, s.Hash)
	if err != nil {
		return err
	}
	err = tx.ExecLater("sales", `
		update sales set state = 'finalizada', number = $3::bigint, hash = $4, previous_hash = $5, body_hash = $6, finalised_at = $7,
		       business_day = $8, shift_id = $9, change_amount = $10
		 where account_id = $1 and id = $2`,
		s.ID, *s.Number, s.Hash, s.PreviousHash, s.BodyHash, s.FinalisedAt, s.BusinessDay, s.ShiftID, s.Change)
	if err != nil {
		return err
	}
	return insertPayments(tx, s)
}

// fact is what the other modules hear.
func (s *Sale) fact(till tills.Till) event.SaleFinalised {
	f := event.SaleFinalised{
		SaleID: s.ID, TillID: till.ID, ShiftID: s.ShiftID, BranchID: s.BranchID, DepotID: s.DepotID, TillName: till.Name, Number: *s.Number,
		CashAccountID: till.MoneyAccountID, SellerID: s.SellerID, OperatorID: s.OperatorID, PresaleID: s.PresaleID, At: *s.FinalisedAt, BusinessDay: s.BusinessDay,
		Total: s.Total, Change: s.Change,
	}
	if s.CustomerID != nil {
		f.CustomerID = *s.CustomerID
	}
	for _, i := range s.Lines() {
		f.Items = append(f.Items, event.SoldItem{LineNo: i.LineNo, ProductID: i.ProductID, Kind: i.Kind, Name: i.Name, Unit: i.Unit, Quantity: i.Quantity, Total: i.Total})
	}
	for _, p := range s.Payments {
		f.Payments = append(f.Payments, p.Fact())
	}
	return f
}
