package till

import (
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/views/pdv/part"
	"omniservicos/views/ui"
)

// PaymentView is the panel: what was received, what is being typed, and what is missing.
type PaymentView struct {
	Sale     pdv.Sale
	Config   payment.Config
	Today    dates.Date
	Fiado    dates.Date // when fiado falls due, unless another day is agreed
	Received []PaymentRow
	Now      PaymentRow
	Errors   []string
	Short    string // "Faltam R$ 10,00.": no mistake, but it must be said
	Hint     Hint
}

// Hint is what the chosen form has to show: the Pix to scan, what a vale-troca is worth, what the customer owes.
type Hint struct {
	Pix  string      // the text of the QR Code
	Text string      // a sentence
	Most money.Cents // 0, or what this form can pay at most
}

// NewPaymentView stands the last row of the form as the one being typed; without one, cash.
func NewPaymentView(s pdv.Sale, f *PaymentForm, t pdv.Terms) PaymentView {
	v := PaymentView{Sale: s, Config: t.Config, Today: t.Today, Fiado: t.Today.AddDays(t.FiadoDays), Errors: f.Whole()}
	for _, field := range []string{"valor", "payments"} {
		if e := f.Error(field); e != "" {
			v.Errors = append(v.Errors, e)
		}
	}
	if n := len(f.Rows); n > 0 {
		v.Received, v.Now = f.Rows[:n-1], f.Rows[n-1]
	}
	v.tidy()
	return v
}

// Without takes a received payment back out.
func (v PaymentView) Without(i int) PaymentView {
	if i < 0 || i >= len(v.Received) {
		return v
	}
	v.Received = slices.Delete(slices.Clone(v.Received), i, i+1)
	v.Now.Typed = ""
	v.tidy()
	return v
}

// Next moves what was typed among the received and asks for the rest, in cash.
func (v PaymentView) Next() PaymentView {
	if v.Now.Typed != "" {
		v.Received = append(slices.Clone(v.Received), v.Now)
	}
	v.Now, v.Errors = PaymentRow{}, nil
	v.tidy()
	v.Short = "Faltam " + v.rest().String() + "."
	return v
}

// tidy gives the row being typed its defaults: cash, the rest, one instalment where the method takes no more.
func (v *PaymentView) tidy() {
	method, known := v.Config.Find(v.Now.Method)
	if !known {
		method, _ = v.Config.Find("dinheiro")
	}
	v.Now.Method = method.Code
	v.Now.Instalments = max(1, min(v.Now.Instalments, method.MaxInstalments))
	if v.Now.Typed == "" {
		v.Now.Amount = v.rest()
		v.Now.Typed = v.Now.Amount.Input()
	}
}

// rest is what the received payments leave to pay.
func (v PaymentView) rest() money.Cents {
	rest := v.Sale.Total
	for _, r := range v.Received {
		rest -= r.Amount
	}
	return max(rest, 0)
}

// missing is what is still to be paid after what is being typed; below zero it is change.
func (v PaymentView) missing() money.Cents { return v.rest() - v.Now.Amount }

// label is what the button does with what is typed.
func (v PaymentView) label() string {
	if v.missing() > 0 {
		return "Receber " + v.Now.Amount.String() + " e continuar"
	}
	return "Finalizar venda"
}

// suggestions are the amounts that people hand over for this rest: itself, then the next round notes.
func (v PaymentView) suggestions() (amounts []money.Cents) {
	rest := v.rest()
	amounts = append(amounts, rest)
	for _, note := range []money.Cents{500, 1000, 2000, 5000, 10000, 20000} {
		round := (rest + note - 1) / note * note
		if !slices.Contains(amounts, round) && len(amounts) < 5 {
			amounts = append(amounts, round)
		}
	}
	slices.Sort(amounts)
	return amounts
}

// withoutPath is the panel again, one payment less; it stands in the button, so it works without a script.
func (v PaymentView) withoutPath(i int) string {
	q := url.Values{}
	for _, r := range append(slices.Clone(v.Received), v.Now) {
		for _, f := range r.fields() {
			q.Add(f.Name, f.Value)
		}
	}
	q.Set("tirar", strconv.Itoa(i))
	return part.SalePath(v.Sale.ID, "/pagamento?"+q.Encode())
}

// instalmentOptions are those of the method with the most: the page hides them where the method takes one.
func instalmentOptions(v PaymentView) (options []ui.Option) {
	most := 1
	for _, m := range v.Config.InUse() {
		most = max(most, m.MaxInstalments)
	}
	for n := 1; n <= most; n++ {
		options = append(options, ui.Option{Value: strconv.Itoa(n), Label: strconv.Itoa(n) + "×"})
	}
	return options
}

func (v PaymentView) method(r PaymentRow) payment.Method {
	m, _ := v.Config.Find(r.Method)
	return m
}

// paidBy names a row in full: "Crédito em 3 parcelas".
func (v PaymentView) paidBy(r PaymentRow) string {
	return payment.In(v.method(r).Title, r.Instalments)
}

// detail is what was typed beside the amount, where the form asks for it.
func (v PaymentView) detail(r PaymentRow) string {
	p, m := r.payment(), v.method(r)
	kept := pdv.Payment{DueOn: p.DueOn}
	switch {
	case m.HasTerms():
		kept.Brand, kept.NSU, kept.Authorisation = p.Brand, p.NSU, p.Authorisation
	case m.Kind == payment.Cheque:
		kept.Bank, kept.ChequeNumber = p.Bank, p.ChequeNumber
	case m.Kind == payment.Voucher:
		kept.Voucher = p.Voucher
	}
	return kept.Detail()
}

// methodAttributes tell the script the key, and the style what to show.
func methodAttributes(i int, m payment.Method) templ.Attributes {
	a := templ.Attributes{"data-method-key": strconv.Itoa(i + 1), "data-kind": m.Kind}
	if m.MaxInstalments > 1 {
		a["data-many"], a["data-most"] = true, strconv.Itoa(m.MaxInstalments)
	}
	if m.NeedsCustomer {
		a["data-needs-customer"] = true
	}
	if m.NeedsNSU {
		a["data-needs-nsu"] = true
	}
	if m.NeedsNSU || m.Kind == payment.Voucher || m.Kind == payment.Cheque {
		a["data-must"] = true // what it asks for comes before the amount
	}
	return a
}

func (v PaymentView) ask(name, label, mode string) ui.FieldView {
	return ui.FieldView{Name: name, ID: "till-" + name, Label: label, Value: v.Now.Asked[name], InputMode: mode, Autocomplete: "off", MaxLength: mostAsked}
}

func (v PaymentView) askDay(name, label string, usual dates.Date) ui.FieldView {
	f := ui.FieldView{Name: name, ID: "till-" + name, Label: label, Type: "date", Value: v.Now.Asked[name]}
	if f.Value == "" {
		f.Value = usual.ISO()
	}
	return f
}

// askVoucher takes what a scanner reads: elsewhere in the panel a scan is one more product.
func (v PaymentView) askVoucher() ui.FieldView {
	f := v.ask("vale", "Código do vale-troca", "")
	f.Attrs = templ.Attributes{"data-scans": true}
	return f
}
