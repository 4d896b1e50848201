package event

import (
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// TitleCreated is a receivable or payable typed or imported by a person (a sale's titles come with the sale).
type TitleCreated struct {
	TitleID, PersonID int64
	Direction         string // receber, pagar
	Document          string
	Amount            money.Cents
	DueOn             dates.Date
}

// TitleSettled is money that came or went for a title; a reversal carries a negative amount.
type TitleSettled struct {
	TitleID, SettlementID, PersonID int64
	BranchID                        int64
	Direction, Method, Document     string
	Amount                          money.Cents
	Open                            money.Cents // what is still owed on the title
}
