package pdv

import (
	"strings"

	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/money"
	"omniservicos/store/pdv/voucher"
)

// Payment is one form of paying. Tendered is what the customer handed over, Amount what pays the sale. Title is what the
// form was called then; the rest is what the operator typed where the form asks for it.
type Payment struct {
	Seq           int         `db:"seq"`
	Method        string      `db:"method"`
	Title         string      `db:"title"`
	Amount        money.Cents `db:"amount"`
	Tendered      money.Cents `db:"tendered"`
	Instalments   int         `db:"instalments"`
	Brand         string      `db:"brand"` // of a card
	NSU           string      `db:"nsu"`
	Authorisation string      `db:"authorisation"`
	Bank          string      `db:"bank"` // of a cheque
	ChequeNumber  string      `db:"cheque_number"`
	Voucher       string      `db:"voucher"` // the code of a vale-troca
	DueOn         dates.Date  `db:"due_on"`  // of fiado, of a cheque
}

// Detail is what was typed beside the amount, in one line: "Visa · NSU 123456 · aut. 7890".
func (p *Payment) Detail() string {
	var parts []string
	for _, d := range []struct{ before, text string }{
		{"", p.Brand}, {"NSU ", p.NSU}, {"aut. ", p.Authorisation}, {"banco ", p.Bank}, {"cheque ", p.ChequeNumber},
		{"vale ", voucher.PrintedCode(p.Voucher)}, {p.dateWord(), p.DueOn.String()},
	} {
		if d.text != "" {
			parts = append(parts, d.before+d.text)
		}
	}
	return strings.Join(parts, " · ")
}

func (p *Payment) dateWord() string {
	if p.ChequeNumber != "" {
		return "bom para "
	}
	return "vence em "
}

// Name is the form's title on receipts and pages; payments from before they carried their own have the usual one.
func (p *Payment) Name() string {
	if p.Title != "" {
		return p.Title
	}
	m, _ := payment.Seeds.Find(p.Method)
	return m.Title
}

// Says names a payment in full: "Crédito em 3 parcelas".
func (p Payment) Says() string {
	return payment.In(p.Name(), p.Instalments)
}
