package offline

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
)

// takenOffline says whether a form can be taken without us: fiado needs the customer's limit, a vale-troca its balance.
func takenOffline(m payment.Method) bool { return m.Kind != payment.Fiado && m.Kind != payment.Voucher }

// termsOf are the account's forms as any page may have had them: what the account changed since does not unsell anything.
func termsOf(tx *db.Tx) (pdv.Terms, error) {
	t, err := pdv.TermsOf(tx)
	t.Methods = slices.Clone(t.Methods)
	for i := range t.Methods {
		m := &t.Methods[i]
		m.Active, m.NeedsCustomer, m.NeedsNSU = true, false, false
		if m.Kind == payment.Credit || m.Kind == payment.Other {
			m.MaxInstalments = 60
		}
	}
	return t, err
}

// on are the terms on the day on which the sale was made: a cheque was good from then on.
func (d *Document) on(t pdv.Terms) pdv.Terms {
	if made := dates.Of(d.MadeAt, d.MadeAt.Location()).AddDays(-1); made.Before(t.Today) {
		t.Today = made
	}
	return t
}

// own is the product's own price when it was scanned.
func (i Item) own() money.Cents {
	if i.Base == 0 {
		return i.Price
	}
	return i.Base
}
