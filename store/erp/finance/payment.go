package finance

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// terms is what the account's settings say about payments.
type terms struct {
	pixAccount int64
	fiadoDays  int
	config     payment.Config
}

// receipt is what the payments of a sale become.
type receipt struct {
	entries []Entry
	titles  []Title // without ids
	fiado   money.Cents
}

// receiptOf turns payments into money in the drawer and in the bank, and into titles for what is still to come. A
// vale-troca brings nothing: what it is worth came in when its goods were first sold.
func receiptOf(f event.SaleFinalised, t terms) (r receipt, err error) {
	var cash money.Cents
	pix := map[int64]money.Cents{}
	for _, p := range f.Payments {
		m, known := t.config.Find(p.Method)
		if !known {
			return r, fmt.Errorf("finance: unknown payment method %q", p.Method)
		}
		switch m.Kind {
		case payment.Cash:
			cash += p.Amount
		case payment.Pix:
			pix[cmp.Or(m.MoneyAccountID, t.pixAccount)] += p.Amount
		case payment.Voucher:
		case payment.Fiado:
			r.fiado += p.Amount
			err = r.owe(f, p, t.fiadoDays)
		case payment.Cheque:
			r.promise(f, p, []payment.Part{{DueOn: orDay(p.DueOn, f.BusinessDay), Gross: p.Amount}}, f.CustomerID)
		default:
			// The card company owes card titles: they name no person.
			if p.Amount < money.Cents(p.Instalments) {
				return r, fault.Blame("payments", "O valor deve dar pelo menos um centavo por parcela.")
			}
			r.promise(f, p, t.config.Plan(payment.Paid{Method: m, Brand: p.Brand, Amount: p.Amount, Instalments: p.Instalments, On: f.BusinessDay}), 0)
		}
		if err != nil {
			return r, err
		}
	}
	if r.fiado > 0 && f.CustomerID == 0 {
		return r, fault.Refuse("Para vender fiado, informe o cliente da venda.")
	}
	text := "Venda " + documentOf(f)
	r.enter(f.CashAccountID, cash, text, f.SaleID)
	for _, account := range slices.Sorted(maps.Keys(pix)) {
		r.enter(account, pix[account], text+" · Pix", f.SaleID)
	}
	return r, nil
}

func orDay(d, otherwise dates.Date) dates.Date {
	if d.IsZero() {
		return otherwise
	}
	return d
}

// documentOf names the sale as people do: "Caixa 1 nº 42".
func documentOf(f event.SaleFinalised) string { return fmt.Sprintf("%s nº %d", f.TillName, f.Number) }

func (r *receipt) enter(account int64, amount money.Cents, text string, sale int64) {
	if amount != 0 {
		r.entries = append(r.entries, Entry{AccountID: account, Kind: "venda", Amount: amount, Text: text, OriginKind: "venda", OriginID: sale})
	}
}

// owe adds the titles of fiado: the first falls due when it was agreed, the others month by month.
func (r *receipt) owe(f event.SaleFinalised, p event.SalePayment, days int) error {
	due, err := Monthly(p.Amount, max(p.Instalments, 1), orDay(p.DueOn, f.BusinessDay.AddDays(days)))
	if err != nil {
		return err
	}
	parts := make([]payment.Part, len(due))
	for i, d := range due {
		parts[i] = payment.Part{DueOn: d.DueOn, Gross: d.Amount}
	}
	r.promise(f, p, parts, f.CustomerID)
	return nil
}

// promise adds the titles of a payment that comes later.
func (r *receipt) promise(f event.SaleFinalised, p event.SalePayment, parts []payment.Part, person int64) {
	for i, part := range parts {
		r.titles = append(r.titles, Title{
			Direction: "receber", PersonID: person, BranchID: f.BranchID, Document: documentOf(f), Part: i + 1, Parts: len(parts),
			Category: "Vendas", Method: p.Method, IssuedOn: f.BusinessDay, DueOn: part.DueOn,
			Amount: part.Gross, Fee: part.Fee, Open: part.Gross, State: "aberto", OriginKind: "venda", OriginID: f.SaleID, Note: p.Note,
		})
	}
}
