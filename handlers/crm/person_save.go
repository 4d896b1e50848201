package crm

import (
	"slices"

	"omniservicos/store/fault"
	"omniservicos/store/person"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

const registering = "Cadastrar pessoa"

func newPerson(c *web.Context) error {
	tab := tabOf(c)
	return c.Page(registering, views.PersonEdit(form(c, person.Person{
		Kind: person.Natural, Name: c.Query("nome"), IsSupplier: tab == person.Suppliers, IsLead: tab == person.Leads,
		IsCustomer: tab != person.Suppliers && tab != person.Leads,
	})))
}

func createPerson(c *web.Context) error {
	f := form(c, person.Person{})
	return save(c, registering, f, person.Person{})
}

func editPerson(c *web.Context) error {
	p, err := person.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page(p.Name, views.PersonEdit(form(c, p)))
}

func savePerson(c *web.Context) error {
	p, err := person.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if p.ID != c.ID("id") { // what was typed was meant for a record that is no more
		return fault.Conflict("Este cadastro foi unido ao de “" + p.Name + "” enquanto você escrevia: abra o que ficou e confira.")
	}
	return save(c, p.Name, form(c, p), p)
}

func form(c *web.Context, p person.Person) *views.PersonForm {
	f := views.NewPersonForm(p)
	f.MayCredit = c.May(SetCredit)
	return f
}

// save asks once about people that this one may already be, and then believes who is at the desk.
func save(c *web.Context, title string, f *views.PersonForm, before person.Person) error {
	read := c.Read(f)
	matches, err := newMatches(c, before, f.Person)
	if err != nil {
		return err
	}
	f.Matches = matches
	if !read || (len(matches) > 0 && !person.SameTaxID(matches) && !f.Confirmed()) {
		return c.Invalid(title, views.PersonEdit(f))
	}
	p, err := person.Save(c.Tx, f.Person)
	if f.Blame(err) {
		return c.Invalid(title, views.PersonEdit(f))
	}
	if err != nil {
		return err
	}
	return c.Done(views.PersonPath(p.ID), "Cadastro de "+p.Name+" salvo.")
}

// newMatches leaves out whom the person already looked like before the change: that was answered then.
func newMatches(c *web.Context, before, after person.Person) ([]person.Match, error) {
	matches, err := person.Duplicates(c.Tx, after)
	if err != nil || before.ID == 0 || len(matches) == 0 {
		return matches, err
	}
	known, err := person.Duplicates(c.Tx, before)
	return slices.DeleteFunc(matches, func(m person.Match) bool {
		return slices.ContainsFunc(known, func(k person.Match) bool { return k.ID == m.ID && k.Shares == m.Shares })
	}), err
}
