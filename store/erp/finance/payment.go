package finance

import (
	"fmt"

	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// How long money takes to come, in days: each instalment of a credit card, and a debit card.
const (
	creditTerm = 30
	debitTerm  = 1
)

// terms is what the account's settings say about payments.
type terms struct {
	pixAccount int64
	fiadoDays  int
}

// receipt is what the payments of a sale become.
type receipt struct {
	entries []Entry
	titles  []Title // without ids
	fiado   money.Cents
}

// receiptOf turns payments into money in the drawer and in the bank, and into titles for what is still to come.
func receiptOf(f event.SaleFinalised, t terms) (r receipt, err error) {
	var cash, pix money.Cents
	for _, p := range f.Payments {
		switch p.Method {
		case "dinheiro":
			cash += p.Amount
		case "pix":
			pix += p.Amount
		case "credito":
			err = r.promise(f, p, creditTerm, 0)
		case "debito":
			err = r.promise(f, p, debitTerm, 0)
		case "fiado":
			r.fiado += p.Amount
			err = r.promise(f, p, t.fiadoDays, f.CustomerID)
		default:
			err = fmt.Errorf("finance: unknown payment method %q", p.Method)
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
	r.enter(t.pixAccount, pix, text+" · Pix", f.SaleID)
	return r, nil
}

// documentOf names the sale as people do: "Caixa 1 nº 42".
func documentOf(f event.SaleFinalised) string { return fmt.Sprintf("%s nº %d", f.TillName, f.Number) }

func (r *receipt) enter(account int64, amount money.Cents, text string, sale int64) {
	if amount != 0 {
		r.entries = append(r.entries, Entry{AccountID: account, Kind: "venda", Amount: amount, Text: text, OriginKind: "venda", OriginID: sale})
	}
}

// promise adds the titles of a payment that comes later. The card company owes card titles: they name no person.
func (r *receipt) promise(f event.SaleFinalised, p event.SalePayment, days int, person int64) error {
	parts, err := every(days, p.Amount, max(p.Instalments, 1), f.BusinessDay)
	if err != nil {
		return err
	}
	for i, part := range parts {
		r.titles = append(r.titles, Title{
			Direction: "receber", PersonID: person, BranchID: f.BranchID, Document: documentOf(f), Part: i + 1, Parts: len(parts),
			Category: "Vendas", Method: p.Method, IssuedOn: f.BusinessDay, DueOn: part.DueOn,
			Amount: part.Amount, Open: part.Amount, State: "aberto", OriginKind: "venda", OriginID: f.SaleID,
		})
	}
	return nil
}
