package pdv

import (
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// SaleFilter narrows the list of sales. Zero values do not filter; Before is the id that the page before ended with.
type SaleFilter struct {
	From, To   dates.Date
	TillID     int64
	State      string
	CustomerID int64
	OperatorID int64
	Discounted bool // only those with a discount, on the whole or on a line
	SellerID   int64
	ID         int64
	ProductID  int64
	Text       string // words of the customer's name, CPF or CNPJ, or the sale's number
	Before     int64
}

// SaleRow is a line of the list of sales.
type SaleRow struct {
	ID          int64       `db:"id"`
	Number      *int64      `db:"number"`
	TillName    string      `db:"till_name"`
	State       string      `db:"state"`
	CustomerID  *int64      `db:"customer_id"`
	Customer    string      `db:"customer"`
	Total       money.Cents `db:"total"`
	Discount    money.Cents `db:"discount"`
	OpenedAt    time.Time   `db:"opened_at"`
	FinalisedAt *time.Time  `db:"finalised_at"`
	BusinessDay dates.Date  `db:"business_day"`
}

// PageSize is how many rows a list shows; lists read one more to know whether there are others.
const PageSize = 80
