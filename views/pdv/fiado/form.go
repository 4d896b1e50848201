// Package fiado draws a customer paying what they owe.
package fiado

import (
	"slices"
	"time"

	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/fiado"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/views/pdv/part"
	"omniservicos/views/pdv/till"
)

// FiadoView is a customer who came to pay what they owe.
type FiadoView struct {
	Till   tills.Till
	Query  string
	Found  []person.Person // who may be meant
	Person person.Person
	Owed   []finance.Title
	Sum    money.Cents
	Key    string // of the form: sent twice, it is received once
	Pay    till.PaymentView
}

// With offers every form of paying that takes a debt off.
func (v FiadoView) With(f *till.PaymentForm, t pdv.Terms) FiadoView {
	t.Methods = slices.DeleteFunc(slices.Clone(t.Methods), func(m payment.Method) bool { return m.Kind == payment.Fiado || m.Kind == payment.Voucher })
	v.Pay = till.NewPaymentView(pdv.Sale{TillID: v.Till.ID, Total: v.Sum}, f, t)
	return v
}

// FiadoPath is where a receipt of fiado opens; rest goes on from there: "/recibo".
func FiadoPath(r int64, rest string) string { return "/pdv/fiado/" + part.ID(r) + rest }

// FiadoReceiptView is what was received, on a page and on paper.
type FiadoReceiptView struct {
	Receipt fiado.Receipt
	Zone    *time.Location
}

func (v FiadoReceiptView) paidBy() string { return payment.In(v.Receipt.Title, v.Receipt.Instalments) }
