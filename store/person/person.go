// Package person is the registry of people and companies that a business deals with: one record, whatever they are to
// it. It stands below the modules; what happened with a person is store/crm's.
package person

import (
	"regexp"
	"strings"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/taxid"
	"omniservicos/store/words"
)

// The kinds of person: a human being or a company.
const (
	Natural = "PF"
	Legal   = "PJ"
)

// Person is a customer, a lead, a supplier, or several of these.
type Person struct {
	ID                int64       `db:"id"`
	Kind              string      `db:"kind"`
	Name              string      `db:"name"`
	TradeName         string      `db:"trade_name"`
	TaxID             taxid.ID    `db:"tax_id"` // empty where unknown
	StateRegistration string      `db:"state_registration"`
	Email             string      `db:"email"`
	BirthDate         dates.Date  `db:"birth_date"`
	Note              string      `db:"note"`
	IsCustomer        bool        `db:"is_customer"`
	IsLead            bool        `db:"is_lead"`
	IsSupplier        bool        `db:"is_supplier"`
	CreditLimit       money.Cents `db:"credit_limit"` // of fiado; 0: none
	Origin            string      `db:"origin"`       // the key of where they came from
	OwnerID           int64       `db:"owner_id"`     // identity of who looks after them; 0: nobody
	CreatedAt         time.Time   `db:"created_at"`
	ArchivedAt        *time.Time  `db:"archived_at"`
	MergedInto        int64       `db:"merged_into"` // who this one turned out to be; 0: nobody
	Phones            []Phone
	Addresses         []Address
	Contacts          []Contact // who answers for it
}

// Archived says whether the person was put away.
func (p Person) Archived() bool { return p.ArchivedAt != nil }

// Roles are what the person is to the business, in words.
func (p Person) Roles() (roles []string) {
	for _, r := range []struct {
		is   bool
		word string
	}{{p.IsCustomer, "Cliente"}, {p.IsLead, "Lead"}, {p.IsSupplier, "Fornecedor"}} {
		if r.is {
			roles = append(roles, r.word)
		}
	}
	return roles
}

var emailShape = regexp.MustCompile(`^[^\s@]+@[^\s@]+\.[^\s@]+$`)

// tidy puts what was typed in its one writing. Without a kind, the tax id tells it.
func (p Person) tidy() Person {
	p.Name, p.TradeName = words.OneLine(p.Name), words.OneLine(p.TradeName)
	p.Email = strings.ToLower(strings.TrimSpace(p.Email))
	p.StateRegistration, p.Note = strings.TrimSpace(p.StateRegistration), strings.TrimSpace(p.Note)
	switch {
	case p.Kind != "":
	case p.TaxID.IsCNPJ():
		p.Kind = Legal
	default:
		p.Kind = Natural
	}
	p.Phones = tidyPhones(p.Phones)
	p.Addresses = tidyAddresses(p.Addresses)
	p.Contacts = tidyContacts(p.Contacts)
	return p
}

// check refuses, field by field, what no person may be.
func (p Person) check() error {
	rules := []struct {
		ok              bool
		field, sentence string
	}{
		{p.Name != "", "name", "Informe o nome."},
		{p.Kind == Natural || p.Kind == Legal, "kind", "Escolha pessoa física ou jurídica."},
		{p.TaxID == "" || p.TaxID.IsCPF() || p.Kind == Legal, "tax_id", "Uma pessoa física tem CPF, com 11 números: para este CNPJ, escolha pessoa jurídica."},
		{p.TaxID == "" || p.TaxID.IsCNPJ() || p.Kind == Natural, "tax_id", "Uma pessoa jurídica tem CNPJ, com 14 caracteres: para este CPF, escolha pessoa física."},
		{p.IsCustomer || p.IsLead || p.IsSupplier, "roles", "Marque pelo menos um: cliente, lead ou fornecedor."},
		{p.Email == "" || emailShape.MatchString(p.Email), "email", "Este e-mail não parece completo: confira, por exemplo nome@empresa.com.br."},
		{p.CreditLimit >= 0, "credit_limit", "O limite de fiado não pode ser negativo."},
	}
	for _, r := range rules {
		if !r.ok {
			return fault.Blame(r.field, r.sentence)
		}
	}
	for _, phone := range p.Phones {
		if err := phone.check(); err != nil {
			return err
		}
	}
	for _, a := range p.Addresses {
		if err := a.check(); err != nil {
			return err
		}
	}
	for _, c := range p.Contacts {
		if err := c.check(); err != nil {
			return err
		}
	}
	return nil
}
