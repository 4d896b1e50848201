package person

import (
	"strings"

	"omniservicos/store/fault"
)

// mayJoin refuses what no merge may do: p would go, into stays.
func (p Person) mayJoin(into Person) error {
	switch {
	case p.ID == into.ID:
		return fault.Blame("other", "Um cadastro não se une a ele mesmo: escolha outro.")
	case p.MergedInto != 0:
		return fault.Blame("other", "“"+p.Name+"” já foi unido a outro cadastro.")
	case into.MergedInto != 0:
		return fault.Blame("other", "“"+into.Name+"” já foi unido a outro cadastro: abra o que ficou.")
	case into.Archived():
		return fault.Blame("other", "“"+into.Name+"” está nos arquivados: reative o cadastro antes de unir outro a ele.")
	case p.TaxID != "" && into.TaxID != "" && p.TaxID != into.TaxID:
		return fault.Blame("other", "Estes cadastros têm CPF ou CNPJ diferentes, "+p.TaxID.String()+" e "+into.TaxID.String()+
			": são pessoas diferentes. Se um deles está errado, corrija-o antes de unir.")
	}
	return nil
}

// join is p with all that was known of the other: what both say differently stays as p has it, and the other's word goes
// to the note. Nobody gains credit by being there twice: the greater limit holds.
func (p Person) join(other Person) Person {
	if p.TaxID == "" && other.TaxID != "" {
		p.TaxID, p.Kind = other.TaxID, other.Kind
	}
	p.Note = joinLines(p.Note, other.Note, otherWord("Também cadastrado como ", p.Name, other.Name), otherWord("Outro e-mail: ", p.Email, other.Email))
	p.TradeName = firstOf(p.TradeName, other.TradeName)
	p.StateRegistration = firstOf(p.StateRegistration, other.StateRegistration)
	p.Email = firstOf(p.Email, other.Email)
	p.Origin = firstOf(p.Origin, other.Origin)
	if p.OwnerID == 0 {
		p.OwnerID = other.OwnerID
	}
	if p.BirthDate.IsZero() {
		p.BirthDate = other.BirthDate
	}
	p.IsCustomer = p.IsCustomer || other.IsCustomer
	p.IsSupplier = p.IsSupplier || other.IsSupplier
	p.IsLead = (p.IsLead || other.IsLead) && !p.IsCustomer // who buys is a lead no more
	p.CreditLimit = max(p.CreditLimit, other.CreditLimit)
	if other.CreatedAt.Before(p.CreatedAt) {
		p.CreatedAt = other.CreatedAt
	}
	p.Phones = tidyPhones(append(p.Phones[:len(p.Phones):len(p.Phones)], other.Phones...))
	p.Addresses = append(p.Addresses[:len(p.Addresses):len(p.Addresses)], other.newAddresses(p)...)
	p.Contacts = tidyContacts(append(p.Contacts[:len(p.Contacts):len(p.Contacts)], other.Contacts...))
	return p
}

// newAddresses are those that the other person does not have.
func (p Person) newAddresses(than Person) (fresh []Address) {
	known := map[string]bool{}
	for _, a := range than.Addresses {
		known[a.String()] = true
	}
	for _, a := range p.Addresses {
		if !known[a.String()] {
			known[a.String()] = true
			fresh = append(fresh, a)
		}
	}
	return fresh
}

func otherWord(label, kept, other string) string {
	if other == "" || kept == "" || strings.EqualFold(kept, other) {
		return ""
	}
	return label + strings.TrimSuffix(other, ".") + "."
}

// joinLines leaves out what is there already.
func joinLines(lines ...string) string {
	var kept []string
	for _, line := range lines {
		if line != "" && !strings.Contains(strings.Join(kept, "\n"), line) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}
