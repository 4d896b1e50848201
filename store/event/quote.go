package event

import (
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// QuoteSent is an orçamento that went to the customer: from now on its link takes an answer.
type QuoteSent struct {
	QuoteID                           int64
	OpportunityID, PersonID, SellerID int64 // 0: none
	BranchID                          int64
	Number                            int64
	Version                           int
	Total                             money.Cents
	Name                              string // of the customer
	ValidUntil                        dates.Date
}

// QuoteViewed is an orçamento whose link was opened for the first time.
type QuoteViewed struct {
	QuoteID                           int64
	OpportunityID, PersonID, SellerID int64
	BranchID                          int64
	Number                            int64
	Version                           int
	Total                             money.Cents
	Name                              string
}

// QuoteAccepted is an orçamento that the customer took: its prices are agreed, whatever the catalogue says from now on.
type QuoteAccepted struct {
	QuoteID                           int64
	OpportunityID, PersonID, SellerID int64
	BranchID                          int64
	Number                            int64
	Version                           int
	Subtotal, Discount, Total         money.Cents // Subtotal is before every discount by hand, Discount all of them
	Name                              string      // as who accepted signed
	Items                             []QuotedItem
}

// QuotedItem is one line of what was accepted; Gross is before the discount by hand.
type QuotedItem struct {
	ProductID int64
	Name      string
	Unit      string
	Quantity  quantity.Amount
	UnitPrice money.Cents
	BasePrice money.Cents // the product's own
	Rule      string      // the list or promotion that made UnitPrice; "": none
	Gross     money.Cents
}

// QuoteRefused is an orçamento that the customer did not want, and why, where they said.
type QuoteRefused struct {
	QuoteID                           int64
	OpportunityID, PersonID, SellerID int64
	BranchID                          int64
	Number                            int64
	Version                           int
	Total                             money.Cents
	Name                              string // as who refused signed
	Reason                            string
}

// QuoteVoided is an orçamento that holds no longer: it was annulled, or edited after it was accepted.
type QuoteVoided struct {
	QuoteID                           int64
	OpportunityID, PersonID, SellerID int64
	BranchID                          int64
	Number                            int64
	Version                           int
	Total                             money.Cents
	Name                              string // of the customer
	Accepted                          bool   // it had been accepted
	Reason                            string
}
