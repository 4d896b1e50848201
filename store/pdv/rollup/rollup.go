// Package rollup sums what was sold, so that a report over a million sales reads a few thousand rows. A job adds the sales
// of each till in the order of the till's numbers; whoever reads adds what is not summed yet and takes off what was
// cancelled or came back. No sale does anything for it.
package rollup

import (
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Filter is a period of business days, both included, and whose sales.
type Filter struct {
	From, To dates.Date
	Sellers  []int64 // identities; nil: everybody's
	BranchID int64   // 0: every branch
}

// Sum is what one seller sold in one branch: sales that stand, and their value less what came back in the period.
type Sum struct {
	BranchID int64       `db:"branch_id"`
	SellerID int64       `db:"seller_id"`
	Sales    int64       `db:"sales"`
	Total    money.Cents `db:"total"`
}

// Add is both together.
func (s Sum) Add(o Sum) Sum {
	s.Sales, s.Total = s.Sales+o.Sales, s.Total+o.Total
	return s
}

// Ticket is the value of one sale on average.
func (s Sum) Ticket() money.Cents {
	if s.Sales == 0 {
		return 0
	}
	return s.Total / money.Cents(s.Sales)
}

// Row is a sale, or goods of one that came back: what a Sum is the sum of.
type Row struct {
	Kind       string      `db:"kind"` // venda, devolucao
	ID         int64       `db:"id"`
	SaleID     int64       `db:"sale_id"`
	Number     int64       `db:"number"`
	TillName   string      `db:"till_name"`
	Day        dates.Date  `db:"day"`
	CustomerID int64       `db:"customer_id"`
	Customer   string      `db:"customer"`
	SellerID   int64       `db:"seller_id"`
	Total      money.Cents `db:"total"`
}

// PageSize is how many rows a page shows; lists read one more.
const PageSize = 80

// New is how many customers bought for the first time, of one seller in one branch.
type New struct {
	BranchID int64 `db:"branch_id"`
	SellerID int64 `db:"seller_id"`
	Count    int64 `db:"count"`
}
