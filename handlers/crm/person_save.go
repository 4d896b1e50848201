package crm

import (
	"slices"

	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

const registering = "Cadastrar pessoa"

func newPerson(c *web.Context) error {
	tab := tabOf(c)
	f, err := form(c, person.Person{
		Kind: person.Natural, Name: c.Query("nome"), IsSupplier: tab == person.Suppliers, IsLead: tab == person.Leads,
		IsCustomer: tab != person.Suppliers && tab != person.Leads, OwnerID: firstOwner(c),
	})
	if err != nil {
		return err
	}
	return c.Page(registering, views.PersonEdit(f))
}

// firstOwner is who registers somebody, where that is a seller: what sellers bring in is theirs to look after.
func firstOwner(c *web.Context) int64 {
	if c.Me.Has(account.Seller) {
		return c.Me.IdentityID
	}
	return 0
}

func createPerson(c *web.Context) error {
	fresh := person.Person{OwnerID: firstOwner(c)}
	f, err := form(c, fresh)
	if err != nil {
		return err
	}
	return save(c, registering, f, person.Person{})
}

func editPerson(c *web.Context) error {
	p, err := person.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f, err := form(c, p)
	if err != nil {
		return err
	}
	return c.Page(p.Name, views.PersonEdit(f))
}

func savePerson(c *web.Context) error {
	p, err := person.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if p.ID != c.ID("id") { // what was typed was meant for a record that is no more
		return fault.Conflict("Este cadastro foi unido ao de “" + p.Name + "” enquanto você escrevia: abra o que ficou e confira.")
	}
	f, err := form(c, p)
	if err != nil {
		return err
	}
	return save(c, p.Name, f, p)
}

func form(c *web.Context, p person.Person) (*views.PersonForm, error) {
	f := views.NewPersonForm(p)
	f.MayCredit = c.May(SetCredit)
	known, err := knownOf(c)
	if err != nil {
		return f, err
	}
	tags, err := person.TagsOf(c.Tx, []int64{p.ID})
	if err != nil {
		return f, err
	}
	values, err := field.Values(c.Tx, []int64{p.ID})
	f.Fill(known, tags[p.ID], values[p.ID])
	return f, err
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
	if err == nil {
		err = saveOwn(c, p.ID, f)
	}
	if f.Blame(err) {
		return c.Invalid(title, views.PersonEdit(f))
	}
	if err != nil {
		return err
	}
	return c.Done(views.PersonPath(p.ID), "Cadastro de "+p.Name+" salvo.")
}

// saveOwn keeps what only this account asks of people: tags and fields.
func saveOwn(c *web.Context, id int64, f *views.PersonForm) error {
	fresh, err := person.EnsureTags(c.Tx, f.NewTags...)
	if err != nil {
		return beside(err, "new_tags")
	}
	chosen := f.Tags
	for _, t := range fresh {
		chosen = append(chosen, t.ID)
	}
	if err := person.SetTags(c.Tx, id, chosen); err != nil {
		return err
	}
	return field.Set(c.Tx, id, f.Fields)
}

// beside puts a refusal beside another field of this form.
func beside(err error, name string) error {
	if refused, ok := fault.As(err); ok {
		return fault.Blame(name, refused.Text)
	}
	return err
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
