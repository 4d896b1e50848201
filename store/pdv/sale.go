// Package pdv is the sale, from the first scan to the cancellation. What it stands on (tills, authority, voucher …) and what
// stands on it (presale, returns, cash …) are packages below this folder.
package pdv

import (
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
)

// Sale is one customer at the counter. States: aberta → finalizada → cancelada, or aberta →
// descartada; an open one may wait as suspensa.
type Sale struct {
	ID            int64       `db:"id"`
	ClientID      string      `db:"client_id"`
	TillID        int64       `db:"till_id"`
	TillName      string      `db:"till_name"`
	ShiftID       int64       `db:"shift_id"`
	BranchID      int64       `db:"branch_id"`
	DepotID       int64       `db:"depot_id"`
	State         string      `db:"state"`
	Number        *int64      `db:"number"`
	CustomerID    *int64      `db:"customer_id"`
	CustomerTaxID string      `db:"customer_tax_id"`
	OperatorID    int64       `db:"operator_id"`
	SellerID      int64       `db:"seller_id"`
	Subtotal      money.Cents `db:"subtotal"`
	Total         money.Cents `db:"total"`
	ListID        *int64      `db:"list_id"` // the price list it goes by; nil: varejo
	Change        money.Cents `db:"change_amount"`
	OpenedAt      time.Time   `db:"opened_at"`
	FinalisedAt   *time.Time  `db:"finalised_at"`
	BusinessDay   dates.Date  `db:"business_day"`
	BodyHash      []byte      `db:"body_hash"`
	PreviousHash  []byte      `db:"previous_hash"`
	Hash          []byte      `db:"hash"`
	Flags         string      `db:"flags"`
	CancelledAt   *time.Time  `db:"cancelled_at"`
	CancelReason  string      `db:"cancel_reason"`
	Label         string      `db:"label"` // of a suspended one: "Mesa da janela"
	SuspendedAt   *time.Time  `db:"suspended_at"`
	PresaleID     int64       `db:"presale_id"` // that it came from
	Stand         tills.Stand `db:"stand"`      // who operates its till now

	Given
	Items    []Item
	Payments []Payment
	Repriced int // how many lines the last change priced anew
}

// Item is a line of a sale. Cancelled lines stay, struck through.
type Item struct {
	LineNo      int             `db:"line_no"`
	ClientID    string          `db:"client_id"`
	ProductID   int64           `db:"product_id"`
	Kind        string          `db:"kind"`
	SKU         string          `db:"sku"`
	EAN         string          `db:"ean"`
	Name        string          `db:"name"`
	Unit        string          `db:"unit"`
	Quantity    quantity.Amount `db:"quantity"`
	UnitPrice   money.Cents     `db:"unit_price"`
	BasePrice   money.Cents     `db:"base_price"` // the product's own when it was scanned
	Rule        string          `db:"rule"`       // what made the price: "" is the product's own
	Total       money.Cents     `db:"total"`
	FixedTotal  bool            `db:"fixed_total"` // a price label's: quantity × price need not give it
	CancelledAt *time.Time      `db:"cancelled_at"`
	Given
}

// Lines are the items that count.
func (s *Sale) Lines() (lines []Item) {
	for _, i := range s.Items {
		if i.CancelledAt == nil {
			lines = append(lines, i)
		}
	}
	return lines
}

// Sum adds the lines up again, and works out the sale's discount and surcharge on them: what lines that went leave is
// never discounted by more than was allowed.
func (s *Sale) Sum() error {
	s.Subtotal = 0
	for _, i := range s.Lines() {
		sum, ok := money.Sum(s.Subtotal, i.Total)
		if !ok {
			return fault.Refuse("O total desta venda passa do que o sistema aceita.")
		}
		s.Subtotal = sum
	}
	s.Total = s.on(s.Subtotal)
	return nil
}

// MustBeOpen refuses a change of what is done.
func (s *Sale) MustBeOpen() error {
	switch s.State {
	case "aberta":
		return nil
	case "finalizada":
		return fault.Refuse("Esta venda já foi finalizada.")
	case "cancelada":
		return fault.Refuse("Esta venda foi cancelada.")
	case "suspensa":
		return fault.Refuse("Esta venda está suspensa: recupere a venda em um caixa antes.")
	}
	return fault.Refuse("Esta venda foi descartada.")
}
