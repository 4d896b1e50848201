package pdv

import (
	"cmp"
	"slices"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/event"
	"omniservicos/store/pdv/voucher"
)

// settle holds the payments against what the account takes: its settings carry that, and were read already.
func settle(tx *db.Tx, s *Sale, payments []Payment) error {
	terms, err := TermsOf(tx)
	if err != nil {
		return err
	}
	payments = slices.Clone(payments) // what was asked stays as it was asked: its hash is the sale's identity
	return s.Settle(payments, terms)
}

// TermsOf are the account's, today.
func TermsOf(tx *db.Tx) (t Terms, err error) {
	if t.Config, err = payment.Of(tx); err != nil {
		return t, err
	}
	settings, err := tx.Settings()
	if err != nil {
		return t, err
	}
	t.Today, t.FiadoDays = dates.Of(tx.Now, tx.Zone()), settings.CreditDays
	return t, nil
}

// insertPayments writes what was typed only where something was: most payments are an amount.
func insertPayments(tx *db.Tx, s *Sale) error {
	if len(s.Payments) == 0 {
		return nil
	}
	rows, columns := make([][]any, len(s.Payments)), "sale_id, seq, method, title, amount, tendered, instalments"
	typed := false
	for i, p := range s.Payments {
		rows[i] = []any{s.ID, p.Seq, p.Method, p.Title, p.Amount, p.Tendered, p.Instalments}
		typed = typed || p.typed() != nil
	}
	if typed {
		columns += ", brand, nsu, authorisation, bank, cheque_number, voucher, due_on"
		for i, p := range s.Payments {
			rows[i] = append(rows[i], p.Brand, p.NSU, p.Authorisation, p.Bank, p.ChequeNumber, p.Voucher, p.DueOn)
		}
	}
	return tx.InsertLater("sale_payments", columns, rows...)
}

// spendVouchers takes what was paid with vale-troca off them, in the order of their codes, as everybody locks.
func spendVouchers(tx *db.Tx, s *Sale) error {
	byCode := slices.SortedFunc(slices.Values(s.Payments), func(a, b Payment) int { return cmp.Compare(a.Voucher, b.Voucher) })
	for _, p := range byCode {
		if p.Voucher == "" {
			continue
		}
		if err := voucher.Spend(tx, p.Voucher, p.Amount, s.ID); err != nil {
			return err
		}
	}
	return nil
}

// Fact is what finance hears of the payment.
func (p *Payment) Fact() event.SalePayment {
	note := *p
	note.DueOn = dates.Date{} // the title has it
	return event.SalePayment{
		Seq: p.Seq, Method: p.Method, Amount: p.Amount, Instalments: p.Instalments, Brand: p.Brand, DueOn: p.DueOn, Note: note.Detail(),
	}
}
