package till

import (
	"strconv"
	"strings"

	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/views/form"
)

// PaymentRow is one payment as it stands in the form.
type PaymentRow struct {
	Method      string
	Typed       string
	Amount      money.Cents
	Instalments int
	Asked       map[string]string // what some forms ask for besides, by the field's name
	DueOn       dates.Date        // of them, the day of a cheque or of fiado
}

// asked are the fields that some forms ask for. Each row posts all of them, so that they stay in step.
var asked = []string{"bandeira", "nsu", "autorizacao", "banco", "cheque", "bompara", "vencimento", "vale"}

const mostAsked = 40 // characters of one of them

// pair is a field and what stands in it.
type pair struct{ Name, Value string }

// fields are the row as it is posted.
func (r PaymentRow) fields() []pair {
	list := []pair{{Name: "forma", Value: r.Method}, {Name: "valor", Value: r.Typed}, {Name: "parcelas", Value: strconv.Itoa(r.Instalments)}}
	for _, name := range asked {
		list = append(list, pair{Name: name, Value: r.Asked[name]})
	}
	return list
}

// PaymentForm reads the repeated fields of the rows: the last row is the one being typed, and counts only once it has a
// value.
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
		row := PaymentRow{Method: method, Typed: at(amounts, i), Instalments: 1, Asked: f.readAsked(i)}
		if n := at(instalments, i); n != "" {
			row.Instalments, _ = strconv.Atoi(n) // what is no number becomes 0, which the sale refuses
		}
		if row.Typed != "" {
			amount, err := money.Parse(row.Typed)
			f.Check(err == nil && amount < maxPaid, "valor", "Informe um valor em reais, como 12,90.")
			row.Amount = min(amount, maxPaid)
		}
		row.DueOn = f.day(row)
		f.Rows = append(f.Rows, row)
	}
}

func (f *PaymentForm) readAsked(i int) map[string]string {
	typed := map[string]string{}
	for _, name := range asked {
		s := strings.Map(printable, strings.TrimSpace(at(f.Values(name), i)))
		f.Check(len([]rune(s)) <= mostAsked, "valor", "Escreva no máximo 40 caracteres em cada campo do pagamento.")
		typed[name] = s
	}
	return typed
}

// printable drops what a scanner or a paste brings along and no receipt prints.
func printable(r rune) rune {
	if r < ' ' || r == 0x7F || r == 0xFFFD {
		return -1
	}
	return r
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
			payments = append(payments, r.payment())
		}
	}
	return payments
}

func (r PaymentRow) payment() pdv.Payment {
	return pdv.Payment{
		Method: r.Method, Tendered: r.Amount, Instalments: r.Instalments, Brand: r.Asked["bandeira"], NSU: r.Asked["nsu"],
		Authorisation: r.Asked["autorizacao"], Bank: r.Asked["banco"], ChequeNumber: r.Asked["cheque"], Voucher: r.Asked["vale"],
		DueOn: r.DueOn,
	}
}

// day is the date that the row's form asks for.
func (f *PaymentForm) day(r PaymentRow) dates.Date {
	typed := map[string]string{"cheque": r.Asked["bompara"], "fiado": r.Asked["vencimento"]}[r.Method]
	if typed == "" {
		return dates.Date{}
	}
	d, err := dates.Parse(typed)
	if err != nil {
		f.Check(false, "valor", err.Error())
	}
	return d
}
