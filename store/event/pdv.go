// Package event holds the facts that modules announce to each other: past tense, values only, one file per announcing
// module. Who listens stands in store/store.go.
package event

import (
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// SaleFinalised is a sale that was paid: stock leaves, money comes, titles are born, in the same transaction.
type SaleFinalised struct {
	SaleID, TillID, ShiftID, BranchID, DepotID int64
	TillName                                   string
	Number                                     int64 // the till's own
	CustomerID                                 int64 // 0: nobody named
	CashAccountID                              int64 // the till's drawer
	SellerID, OperatorID                       int64 // identities
	PresaleID                                  int64 // that it came from; 0: none
	At                                         time.Time
	BusinessDay                                dates.Date
	Total, Change                              money.Cents
	Items                                      []SoldItem
	Payments                                   []SalePayment
	FiadoAllowed                               money.Cents // beyond the customer's limit, by a supervisor
	Offline                                    bool        // sold while the server could not be reached: nothing may refuse it
}

// SoldItem is one line of a sale, cancelled lines left out.
type SoldItem struct {
	LineNo    int
	ProductID int64
	Kind      string // of the product: a servico keeps no stock
	Name      string
	Unit      string
	Quantity  quantity.Amount
	Total     money.Cents
}

// SalePayment is one form of payment. Amount is what it pays of the sale: change is already taken off.
type SalePayment struct {
	Seq         int
	Method      string // a code of the account's payment methods
	Amount      money.Cents
	Instalments int
	Brand       string     // of a card
	DueOn       dates.Date // asked for at the till: of fiado, of a cheque
	Note        string     // what was typed, for the title: "Visa · NSU 123"
}

// SaleCancelled undoes a finalised sale: every effect is reversed, nothing is deleted.
type SaleCancelled struct {
	SaleID, TillID, CustomerID int64
	BranchID                   int64
	TillName                   string
	Number                     int64
	Total                      money.Cents
	Reason                     string
	At                         time.Time
}

// ItemsReturned is goods of a finalised sale that came back: stock returns, and the customer got Total in Cash, off what
// they owe on fiado (Credit), or as a Voucher.
type ItemsReturned struct {
	ReturnID, SaleID, CustomerID int64
	BranchID                     int64  // of the sale
	TillName                     string // of the sale
	Number                       int64
	DepotID                      int64 // where the goods go
	CashAccountID                int64 // the drawer that pays
	SellerID                     int64
	Total, Cash, Credit, Voucher money.Cents
	Reason                       string
	At                           time.Time
	Items                        []ReturnedItem
}

// ReturnedItem is one line that came back. Before is how much of the product had come back of this sale already.
type ReturnedItem struct {
	ProductID        int64
	Kind             string
	Quantity, Before quantity.Amount
	Total            money.Cents
}
