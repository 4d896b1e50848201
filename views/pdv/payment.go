package pdv

import (
	"net/url"
	"slices"
	"strconv"

	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// PaymentRow is one payment as it stands in the form.
type PaymentRow struct {
	Method      string
	Typed       string
	Amount      money.Cents
	Instalments int
}

// PaymentForm reads the repeated fields forma, valor and parcelas: the last row is the one being typed, and counts only
// once it has a value.
type PaymentForm struct {
	form.Form
	Rows []PaymentRow
}

const maxPayments = 20

// maxPaid is R$ 100 billion: sums of payments stay far from overflow.
const maxPaid money.Cents = 10_000_000_000_000

func (f *PaymentForm) Read() {
	methods, amounts, instalments := f.Values("forma"), f.Values("valor"), f.Values("parcelas")
	f.Check(len(methods) <= maxPayments, "valor", "Uma venda tem no máximo 20 pagamentos.")
	for i, method := range methods[:min(len(methods), maxPayments)] {
		row := PaymentRow{Method: method, Typed: at(amounts, i), Instalments: 1}
		if n := at(instalments, i); n != "" {
			row.Instalments, _ = strconv.Atoi(n) // what is no number becomes 0, which the sale refuses
		}
		if row.Typed != "" {
			amount, err := money.Parse(row.Typed)
			f.Check(err == nil && amount < maxPaid, "valor", "Informe um valor em reais, como 12,90.")
			row.Amount = min(amount, maxPaid)
		}
		f.Rows = append(f.Rows, row)
	}
}

func at(values []string, i int) string {
	if i < len(values) {
		return values[i]
	}
	return ""
}

// Payments are the rows that hold a value: a sale whose discount takes all is paid with none.
func (f *PaymentForm) Payments() (payments []pdv.Payment) {
	for _, r := range f.Rows {
		if r.Amount != 0 {
			payments = append(payments, pdv.Payment{Method: r.Method, Tendered: r.Amount, Instalments: r.Instalments})
		}
	}
	return payments
}

// Short says whether each payment would do and all that is wrong is that more must be paid.
func (f *PaymentForm) Short(total money.Cents) bool {
	var paid money.Cents
	for _, p := range f.Payments() {
		m, known := pdv.FindMethod(p.Method)
		if !known || p.Tendered <= 0 || p.Instalments < 1 || p.Instalments > m.Instalments {
			return false
		}
		paid += p.Tendered
	}
	return paid > 0 && paid < total
}

// PaymentView is the panel: what was received, what is being typed, and what is missing.
type PaymentView struct {
	Sale     pdv.Sale
	Received []PaymentRow
	Now      PaymentRow
	Errors   []string
	Short    string // "Faltam R$ 10,00.": no mistake, but it must be said
}

// NewPaymentView stands the last row of the form as the one being typed; without one, cash.
func NewPaymentView(s pdv.Sale, f *PaymentForm) PaymentView {
	v := PaymentView{Sale: s, Errors: f.Whole()}
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
	method, known := pdv.FindMethod(v.Now.Method)
	if !known {
		method = pdv.Methods[0]
	}
	v.Now.Method = method.Code
	v.Now.Instalments = max(1, min(v.Now.Instalments, method.Instalments))
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
		q.Add("forma", r.Method)
		q.Add("valor", r.Typed)
		q.Add("parcelas", strconv.Itoa(r.Instalments))
	}
	q.Set("tirar", strconv.Itoa(i))
	return SalePath(v.Sale.ID, "/pagamento?"+q.Encode())
}

// instalmentOptions are those of the method with the most: the page hides them where the method takes one.
func instalmentOptions(v PaymentView) (options []ui.Option) {
	most := 1
	for _, m := range pdv.Methods {
		most = max(most, m.Instalments)
	}
	for n := 1; n <= most; n++ {
		options = append(options, ui.Option{Value: strconv.Itoa(n), Label: strconv.Itoa(n) + "×"})
	}
	return options
}
