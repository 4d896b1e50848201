// Package crm draws the registry of people, a person's page and the tasks.
package crm

import (
	"slices"
	"strconv"
	"strings"

	"omniservicos/store/person"
	"omniservicos/store/words"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// PersonForm is a person as typed. Phones and addresses are repeated fields: the n-th of each belongs to the n-th line.
type PersonForm struct {
	form.Form
	ID        int64
	MayCredit bool           // may set the fiado limit
	Matches   []person.Match // who this may already be
	Person    person.Person  // what was read; begins as the person before
	Known     Known
	Tags      []int64          // chosen
	NewTags   []string         // written down beside them
	Fields    map[int64]string // the account's own, by field
}

// mostLines bounds the phones and addresses of one person.
const mostLines = 10

// NewPersonForm fills the form with a person as they stand.
func NewPersonForm(p person.Person) *PersonForm {
	f := &PersonForm{ID: p.ID, Person: p}
	f.Load(map[string][]string{})
	for name, value := range map[string]string{
		"kind": p.Kind, "name": p.Name, "trade_name": p.TradeName, "tax_id": p.TaxID.String(), "state_registration": p.StateRegistration,
		"email": p.Email, "note": p.Note, "origin": p.Origin, "owner": ui.ID(p.OwnerID),
		"is_customer": flag(p.IsCustomer), "is_lead": flag(p.IsLead), "is_supplier": flag(p.IsSupplier),
	} {
		f.Set(name, value)
	}
	if !p.BirthDate.IsZero() {
		f.Set("birth_date", p.BirthDate.ISO())
	}
	if p.CreditLimit != 0 {
		f.Set("credit_limit", p.CreditLimit.Input())
	}
	return f
}

func flag(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// Read reads what was posted over the person as they stood.
func (f *PersonForm) Read() {
	p := &f.Person
	p.Kind = f.Choice("kind", []string{person.Natural, person.Legal}, "Escolha pessoa física ou jurídica.")
	p.Name = f.Text("name", 120, "Informe o nome.")
	p.TradeName = f.Text("trade_name", 120, "")
	p.TaxID = f.TaxID("tax_id", "")
	p.StateRegistration = f.Text("state_registration", 20, "")
	p.Email = f.Text("email", 120, "")
	p.BirthDate = f.Day("birth_date", "")
	p.Note = f.Lines("note", 2000, "")
	p.IsCustomer, p.IsLead, p.IsSupplier = f.Flag("is_customer"), f.Flag("is_lead"), f.Flag("is_supplier")
	f.Check(p.IsCustomer || p.IsLead || p.IsSupplier, "roles", "Marque pelo menos um: cliente, lead ou fornecedor.")
	if f.MayCredit {
		p.CreditLimit = f.Money("credit_limit", "")
		f.Check(p.CreditLimit >= 0, "credit_limit", "O limite de fiado não pode ser negativo.")
	}
	p.Phones, p.Addresses, p.Contacts = f.readPhones(), f.readAddresses(), f.readContacts()
	f.readOwn()
}

func (f *PersonForm) readPhones() (phones []person.Phone) {
	for i := range min(len(f.Values("phones")), mostLines) {
		phone := person.ParsePhone(f.nth("phones", i))
		phone.Label = f.line("phone_label", i, 40)
		f.Check(phone.Digits == "" || phone.Valid(), "phones-"+strconv.Itoa(i), "Informe o DDD e o número, como (11) 98765-4321.")
		phones = append(phones, phone)
	}
	return phones
}

func (f *PersonForm) readAddresses() (addresses []person.Address) {
	for i := range min(len(f.Values("zip")), mostLines) {
		a := person.Address{
			Label: f.line("address_label", i, 40), Zip: words.Digits(f.nth("zip", i)), Street: f.line("street", i, 120),
			Number: f.line("street_number", i, 20), Complement: f.line("complement", i, 60), District: f.line("district", i, 60),
			City: f.line("city", i, 60), UF: f.nth("uf", i),
		}
		f.Check(a.Zip == "" || len(a.Zip) == 8, "zip-"+strconv.Itoa(i), "O CEP tem 8 números, como 01310-100.")
		addresses = append(addresses, a)
	}
	return addresses
}

// nth is the n-th value of a repeated field, trimmed.
func (f *PersonForm) nth(name string, i int) string { return strings.TrimSpace(f.Nth(name, i)) }

// line is the n-th value of a repeated field, no longer than most.
func (f *PersonForm) line(name string, i, most int) string {
	s := f.nth(name, i)
	f.Check(len([]rune(s)) <= most, name+"-"+strconv.Itoa(i), "Escreva no máximo "+strconv.Itoa(most)+" caracteres.")
	return s
}

// phoneLines are the phones to draw, the last one empty to add one.
func (f *PersonForm) phoneLines() []person.Phone { return withBlank(f.Person.Phones) }

func (f *PersonForm) addressLines() []person.Address { return withBlank(f.Person.Addresses) }

func withBlank[T comparable](lines []T) []T {
	var blank T
	if n := len(lines); n > 0 && lines[n-1] == blank {
		return lines
	}
	return append(slices.Clone(lines), blank)
}

// wrong is the sentence beside the n-th line of a repeated field; what the business refuses stands beside the first.
func (f *PersonForm) wrong(name string, i int) string {
	if e := f.Error(name + "-" + strconv.Itoa(i)); e != "" || i > 0 {
		return e
	}
	return f.Error(name)
}

// firstOnly is the sentence of a whole list, beside its first line.
func (f *PersonForm) firstOnly(name string, i int) string {
	if i > 0 {
		return ""
	}
	return f.Error(name)
}

// title is the page's: whom it is about.
func (f *PersonForm) title() string {
	if f.ID == 0 {
		return "Cadastrar pessoa"
	}
	return "Editar cadastro"
}

func (f *PersonForm) action() string {
	if f.ID == 0 {
		return "/crm/clientes"
	}
	return PersonPath(f.ID)
}

// Confirmed says whether the person at the desk has seen all of these matches and saves nevertheless.
func (f *PersonForm) Confirmed() bool {
	seen := strings.Split(f.Value("confirm"), ",")
	for _, m := range f.Matches {
		if !slices.Contains(seen, strconv.FormatInt(m.ID, 10)) {
			return false
		}
	}
	return true
}

// confirms is what the button "Salvar mesmo assim" sends: exactly who was seen.
func (f *PersonForm) confirms() string {
	var ids []string
	for _, m := range f.Matches {
		ids = append(ids, strconv.FormatInt(m.ID, 10))
	}
	return strings.Join(ids, ",")
}

// PersonPath is the page of a person.
func PersonPath(id int64) string { return "/crm/clientes/" + strconv.FormatInt(id, 10) }

func (f *PersonForm) back() string {
	if f.ID == 0 {
		return "/crm/clientes"
	}
	return PersonPath(f.ID)
}
