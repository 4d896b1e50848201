// Package payment is how customers pay: the forms that an account takes, in the order of their keys at the till, and the
// terms on which card companies and others hand the money over.
package payment

import (
	"slices"

	"omniservicos/store/money"
)

// What a form of payment is; the kind decides what the money becomes.
const (
	Cash    = "dinheiro"       // into the till's drawer, the only one that gives change
	Pix     = "pix"            // into a bank account, at once
	Credit  = "cartao_credito" // titles by the account's terms
	Debit   = "cartao_debito"
	Fiado   = "fiado"  // the customer's own titles
	Voucher = "vale"   // a vale-troca: nothing comes in
	Cheque  = "cheque" // a title, good for its date
	Other   = "outro"  // titles by terms: vale-refeição, a marketplace
)

// Method is one form of payment.
type Method struct {
	Code           string `db:"code" json:"c"`
	Title          string `db:"title" json:"t"`
	Kind           string `db:"kind" json:"k"`
	Position       int    `db:"position" json:"p"`
	Active         bool   `db:"active" json:"a,omitempty"`
	MoneyAccountID int64  `db:"money_account_id" json:"g,omitempty"` // 0: the account's own for Pix
	MaxInstalments int    `db:"max_instalments" json:"n"`
	NeedsCustomer  bool   `db:"needs_customer" json:"u,omitempty"`
	NeedsNSU       bool   `db:"needs_nsu" json:"s,omitempty"`
}

// IsCard says whether a card machine answers for it.
func (m Method) IsCard() bool { return m.Kind == Credit || m.Kind == Debit }

// HasTerms says whether what it brings comes later, less a fee.
func (m Method) HasTerms() bool { return m.IsCard() || m.Kind == Other }

// Fixed says whether the code is one that other parts of the program name.
func (m Method) Fixed() bool {
	return slices.ContainsFunc(Seeds.Methods, func(s Method) bool { return s.Code == m.Code })
}

// Term is what is kept of a payment, and when the rest comes. FirstDays 30 and EachDays 30 is D+30, D+60, D+90.
type Term struct {
	ID        int64       `db:"id" json:"i"`
	Method    string      `db:"method" json:"m"`
	Brand     string      `db:"brand" json:"b,omitempty"` // "": any
	From      int         `db:"from_instalments" json:"f"`
	To        int         `db:"to_instalments" json:"u"`
	Fee       int64       `db:"fee" json:"x,omitempty"`   // hundredths of a percent
	Fixed     money.Cents `db:"fixed" json:"y,omitempty"` // a payment
	FirstDays int         `db:"first_days" json:"d"`
	EachDays  int         `db:"each_days" json:"e"`
}

// Config is all that an account decided about payments. It is shared between transactions: nobody writes into it.
type Config struct {
	Methods []Method `json:"m"`
	Terms   []Term   `json:"t,omitempty"`
}

// Find gives the method of this code, in use or not: what was paid with it stays.
func (c Config) Find(code string) (Method, bool) {
	for _, m := range c.Methods {
		if m.Code == code {
			return m, true
		}
	}
	return Method{}, false
}

// InUse are the methods that the till offers, in the order of their keys.
func (c Config) InUse() (methods []Method) {
	for _, m := range c.Methods {
		if m.Active {
			methods = append(methods, m)
		}
	}
	return methods
}

// Brands are the cards that the till offers to choose from.
var Brands = []string{"Visa", "Mastercard", "Elo", "American Express", "Hipercard", "Cabal", "Outra"}
