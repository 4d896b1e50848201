package intake

import (
	"slices"
	"strings"

	"omniservicos/store/person"
	"omniservicos/store/words"
)

// over is a person of the registry with what the line says laid over: an empty cell takes nothing away. Only who has the
// same CPF or CNPJ takes the line's name: a telephone may be a family's.
func (l Line) over(p person.Person) person.Person {
	n := l.Person
	if n.TaxID != "" && n.TaxID == p.TaxID {
		p.Name = n.Name
	}
	if p.TaxID == "" && n.TaxID != "" {
		p.TaxID, p.Kind = n.TaxID, n.Kind
	}
	for _, part := range []struct {
		at  *string
		new string
	}{{&p.TradeName, n.TradeName}, {&p.StateRegistration, n.StateRegistration}, {&p.Email, n.Email}, {&p.Origin, n.Origin}} {
		if part.new != "" {
			*part.at = part.new
		}
	}
	if !n.BirthDate.IsZero() {
		p.BirthDate = n.BirthDate
	}
	if n.OwnerID != 0 {
		p.OwnerID = n.OwnerID
	}
	if n.Note != "" && !strings.Contains(p.Note, n.Note) {
		p.Note = strings.TrimSpace(p.Note + "\n" + n.Note)
	}
	p.IsCustomer, p.IsSupplier = p.IsCustomer || n.IsCustomer, p.IsSupplier || n.IsSupplier
	p.IsLead = (p.IsLead || n.IsLead) && !p.IsCustomer // who buys is a lead no more
	p.Phones = slices.Clone(p.Phones)
	for _, phone := range n.Phones {
		if !slices.ContainsFunc(p.Phones, func(o person.Phone) bool { return o.Digits == phone.Digits }) {
			p.Phones = append(p.Phones, phone)
		}
	}
	p.Addresses = slices.Clone(p.Addresses)
	for _, a := range n.Addresses {
		if !slices.ContainsFunc(p.Addresses, func(o person.Address) bool { return o.String() == a.String() }) {
			p.Addresses = append(p.Addresses, a)
		}
	}
	return p
}

// changes says whether the line says anything new of somebody.
func (l Line) changes(s Snapshot) bool {
	if hashOf(Snapshot{Person: l.over(s.Person)}) != hashOf(Snapshot{Person: s.Person}) {
		return true
	}
	for id, value := range l.Fields {
		if value != "" && s.Fields[id] != value {
			return true
		}
	}
	return slices.ContainsFunc(l.Tags, func(name string) bool {
		return !slices.ContainsFunc(s.TagNames, func(has string) bool { return words.Key(has) == words.Key(name) })
	})
}
