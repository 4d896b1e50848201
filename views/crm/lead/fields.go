package lead

import (
	"slices"
	"strings"

	"omniservicos/store/account"
	store "omniservicos/store/crm/lead"
	crm "omniservicos/views/crm"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// Fields are what is asked of somebody who writes: by a public form as it is set up, by ours all of it.
type Fields struct {
	form.Form
	Arrival  store.Arrival
	Shows    func(field string) bool
	Requires func(field string) bool
}

// missing are the sentences of fields that must be filled in.
var missing = map[string]string{
	store.FieldPhone: "Informe o telefone, com DDD.", store.FieldEmail: "Informe o e-mail.", store.FieldTaxID: "Informe o CPF ou o CNPJ.",
	store.FieldCompany: "Informe a empresa.", store.FieldCity: "Informe a cidade.", store.FieldUF: "Escolha o estado.",
	store.FieldValue: "Informe um valor, como 1.500,00.", store.FieldMessage: "Escreva a mensagem.",
}

func (f *Fields) lacking(field string) string {
	if f.Requires(field) {
		return missing[field]
	}
	return ""
}

// line reads a field of one line, if it is asked for at all.
func (f *Fields) line(field, name string, most int) string {
	if !f.Shows(field) {
		return ""
	}
	return f.Text(name, most, f.lacking(field))
}

func (f *Fields) Read() {
	a := &f.Arrival
	a.Name = f.Text("name", store.MostName, "Informe o nome.")
	a.Phone = f.line(store.FieldPhone, "phone", 30)
	a.Email = f.line(store.FieldEmail, "email", 120)
	f.Check(a.Email == "" || strings.Contains(a.Email, "@"), "email", "Este e-mail não parece completo: confira, por exemplo nome@empresa.com.br.")
	a.Company, a.City = f.line(store.FieldCompany, "company", 120), f.line(store.FieldCity, "city", 80)
	if f.Shows(store.FieldTaxID) {
		a.TaxID = f.TaxID("tax_id", f.lacking(store.FieldTaxID))
	}
	if f.Shows(store.FieldUF) {
		a.UF = f.Choice("uf", account.UFs, f.lacking(store.FieldUF))
	}
	if f.Shows(store.FieldValue) {
		a.Value = f.Money("value", f.lacking(store.FieldValue))
	}
	if f.Shows(store.FieldMessage) {
		a.Message = f.Lines("message", store.MostMessage, f.lacking(store.FieldMessage))
	}
}

// CaptureForm is a public form as a visitor fills it in. Nothing that a page's address brings is a reason to refuse it.
type CaptureForm struct {
	Fields
	Of       store.Form
	Slug     string
	Stamp    string
	TrapSays string
	Source   store.Source
}

// trap is a field that people do not see; programs fill in whatever is called so.
const trap = "website"

// NewCapture is the form as a page draws it first; source is what the address brought.
func NewCapture(of store.Form, slug string, source store.Source) *CaptureForm {
	return &CaptureForm{Of: of, Slug: slug, Source: source.Clean(), Fields: Fields{Shows: of.Shows, Requires: of.Requires}}
}

func (f *CaptureForm) Read() {
	f.Fields.Read()
	f.Check(f.Flag("consent"), "consent", "Marque que você concorda: sem isso não podemos guardar o seu contato.")
	f.Stamp, f.TrapSays, f.Source = f.Value("t"), f.Value(trap), store.Source{}
	for _, k := range store.SourceKeys {
		f.Source[k] = f.Value(k)
	}
	f.Source = f.Source.Clean()
	f.Arrival.Source = f.Source
}

// Sent is what was sent, from an address.
func (f *CaptureForm) Sent(ip string) store.Sent {
	return store.Sent{Arrival: f.Arrival, Stamp: f.Stamp, Trap: f.TrapSays, IP: ip}
}

// NewForm is a lead that a colleague writes down.
type NewForm struct {
	Fields
	People People
	Mine   bool
}

// NewLead is an empty one; everything may be written, and only the name must.
func NewLead(p People) *NewForm {
	all := func(string) bool { return true }
	none := func(string) bool { return false }
	f := &NewForm{People: p, Fields: Fields{Shows: all, Requires: none}}
	f.Set("origin", "telefone")
	f.Set("owner", "mim")
	return f
}

func (f *NewForm) Read() {
	f.Fields.Read()
	f.Arrival.Origin = f.Choice("origin", ui.Values(crm.OriginOptions(f.People.Origins, "")), "Escolha a origem da lista.")
	f.Check(slices.Contains([]string{"mim", "distribuir"}, f.Value("owner")), "owner", "Escolha quem cuida deste lead.")
	f.Mine = f.Value("owner") == "mim"
	f.Arrival.Through = "quem atendeu"
	f.Arrival.Title = f.Text("title", 120, "Escreva o que pode ser vendido.")
}
