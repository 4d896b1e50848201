package setup

import (
	"strconv"
	"strings"

	"omniservicos/store/erp/payment"
	"omniservicos/store/money"
	"omniservicos/views/form"
	"omniservicos/views/pdv/part"
	"omniservicos/views/ui"
)

const termsPath = "/pdv/prazos"

func methodPath(code, rest string) string { return part.MethodsPath + "/" + code + rest }

func termPath(t payment.Term, rest string) string { return termsPath + "/" + part.ID(t.ID) + rest }

// MethodForm is a form of payment as typed. Method comes as it stands, and leaves as it is wanted.
type MethodForm struct {
	form.Form
	Method payment.Method
	Banks  []ui.Option
}

// NewMethodForm shows how a form of payment stands.
func NewMethodForm(m payment.Method) *MethodForm {
	f := &MethodForm{Method: m}
	f.Set("title", m.Title)
	f.Set("kind", m.Kind)
	f.Set("max_instalments", strconv.Itoa(m.MaxInstalments))
	f.Set("money_account_id", part.ID(m.MoneyAccountID))
	for name, on := range map[string]bool{"active": m.Active, "needs_customer": m.NeedsCustomer, "needs_nsu": m.NeedsNSU} {
		if on {
			f.Set(name, "1")
		}
	}
	return f
}

func (f *MethodForm) Read() {
	m := &f.Method
	m.Title = f.Text("title", 100, "Informe o nome da forma de pagamento, como Vale-refeição.")
	if f.isNew() {
		m.Kind = f.Choice("kind", payment.Choices, "Escolha o tipo da forma de pagamento.")
	}
	m.MaxInstalments = 1
	if f.divides() {
		m.MaxInstalments = f.Int("max_instalments", 1, 60, "Informe de 1 a 60 parcelas.")
	}
	m.MoneyAccountID = 0
	if m.Kind == payment.Pix {
		m.MoneyAccountID = f.ID("money_account_id", "")
	}
	m.Active = f.Flag("active") || m.Code == "dinheiro"
	m.NeedsCustomer = f.Flag("needs_customer")
	m.NeedsNSU = f.Flag("needs_nsu") && m.HasTerms()
}

func (f *MethodForm) isNew() bool { return f.Method.Code == "" }

// divides says whether the form may be paid in parts; of a new one only what is chosen says it.
func (f *MethodForm) divides() bool {
	kind := f.Method.Kind
	return kind == payment.Credit || kind == payment.Fiado || kind == payment.Other
}

func (f *MethodForm) action() string {
	if f.isNew() {
		return part.MethodsPath
	}
	return methodPath(f.Method.Code, "")
}

func (f *MethodForm) kinds() (options []ui.Option) {
	help := map[string]string{
		payment.Other: "Vale-refeição, convênio, site: vira título com prazo e taxa.", payment.Credit: "Outra maquininha, com os próprios prazos.",
		payment.Debit: "Outra maquininha, com os próprios prazos.", payment.Pix: "Cai em outra conta bancária.",
	}
	for _, kind := range payment.Choices {
		options = append(options, ui.Option{Value: kind, Label: payment.Method{Kind: kind}.KindTitle(), Help: help[kind]})
	}
	return options
}

// TermForm is what an acquirer keeps and when it pays, as typed.
type TermForm struct {
	form.Form
	Term    payment.Term
	Methods []payment.Method
}

// NewTermForm shows how terms stand.
func NewTermForm(t payment.Term) *TermForm {
	f := &TermForm{Term: t}
	for name, value := range map[string]string{
		"method": t.Method, "brand": t.Brand, "from_instalments": strconv.Itoa(t.From), "to_instalments": strconv.Itoa(t.To),
		"fee": money.Cents(t.Fee).Input(), "fixed": t.Fixed.Input(), "first_days": strconv.Itoa(t.FirstDays), "each_days": strconv.Itoa(t.EachDays),
	} {
		f.Set(name, value)
	}
	return f
}

func (f *TermForm) Read() {
	f.Term = payment.Term{
		ID: f.Term.ID, Method: f.Text("method", 60, "Escolha a forma de pagamento."), Brand: f.Choice("brand", payment.Brands, ""),
		From: f.Int("from_instalments", 1, 60, "Informe de 1 a 60 parcelas."), To: f.Int("to_instalments", 1, 60, "Informe de 1 a 60 parcelas."),
		Fee: f.percent("fee"), Fixed: f.Money("fixed", ""),
		FirstDays: f.Int("first_days", 0, 365, "Informe de 0 a 365 dias."), EachDays: f.Int("each_days", 0, 365, "Informe de 0 a 365 dias."),
	}
}

// percent reads "3,49" or "3,49%" as hundredths of a percent.
func (f *TermForm) percent(name string) int64 {
	typed := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(f.Value(name)), "%"))
	if typed == "" {
		return 0
	}
	c, err := money.Parse(typed) // two decimals serve reais and percents alike
	f.Check(err == nil && c >= 0 && c <= 10_000, name, "Informe a taxa de 0 a 100 %, como 3,49.")
	return int64(c)
}

func (f *TermForm) action() string {
	if f.Term.ID == 0 {
		return termsPath
	}
	return termPath(f.Term, "")
}

func (f *TermForm) methods() (options []ui.Option) {
	for _, m := range f.Methods {
		if m.HasTerms() {
			options = append(options, ui.Option{Value: m.Code, Label: m.Title})
		}
	}
	return options
}

// PixForm is whom the till's Pix goes to.
type PixForm struct {
	form.Form
	Pix payment.PixKey
}

// NewPixForm shows the key that is there.
func NewPixForm(k payment.PixKey) *PixForm {
	f := &PixForm{Pix: k}
	f.Set("pix_key", k.Key)
	f.Set("pix_holder", k.Holder)
	f.Set("pix_city", k.City)
	return f
}

func (f *PixForm) Read() {
	f.Pix = payment.PixKey{Key: f.Text("pix_key", 80, ""), Holder: f.Text("pix_holder", 80, ""), City: f.Text("pix_city", 60, "")}
}

// termFee says what is kept: "3,49 % + R$ 0,10".
func termFee(t payment.Term) string {
	text := money.Cents(t.Fee).Plain() + " %"
	if t.Fixed != 0 {
		text += " + " + t.Fixed.String()
	}
	return text
}

// termDays says after how many days each part arrives: "30, 60, 90… dias".
func termDays(t payment.Term) string {
	text := strconv.Itoa(t.FirstDays)
	for i := 1; i < min(t.To, 3); i++ {
		text += ", " + strconv.Itoa(t.FirstDays+i*t.EachDays)
	}
	switch {
	case t.To > 3:
		return text + "… dias"
	case text == "1":
		return "1 dia"
	case text == "0":
		return "no mesmo dia"
	}
	return text + " dias"
}

// methodParts says in how many parts a form of payment may be taken.
func methodParts(most int) string {
	if most <= 1 {
		return "à vista"
	}
	return "até " + strconv.Itoa(most) + "×"
}

func termParts(t payment.Term) string {
	switch {
	case t.To == 1:
		return "à vista"
	case t.From == t.To:
		return strconv.Itoa(t.To) + "×"
	}
	return strconv.Itoa(t.From) + "× a " + strconv.Itoa(t.To) + "×"
}

func brandTitle(brand string) string {
	if brand == "" {
		return "Todas"
	}
	return brand
}
