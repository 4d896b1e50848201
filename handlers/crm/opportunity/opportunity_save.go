package opportunity

import (
	"omniservicos/store/account"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/person"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web"
)

// seePeople is the CRM's permission to see the registry, by its name: who may not see people leaves them out.
var seePeople = web.Permission{Name: "crm.person.view",
	Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Finance, account.Accountant}}

func newOpportunity(c *web.Context) error {
	o := opportunity.Opportunity{StageID: c.Number("etapa"), OwnerID: c.Me.IdentityID}
	if n := c.Number("pessoa"); n != 0 {
		p, err := person.Find(c.Tx, n)
		if err != nil {
			return err
		}
		o.PersonID, o.PersonName = p.ID, p.Name
	}
	f, err := formOf(c, o, c.Query("volta"))
	if err != nil {
		return err
	}
	return c.Page("Nova oportunidade", views.Edit(f))
}

func formOf(c *web.Context, o opportunity.Opportunity, back string) (*views.Form, error) {
	owners, err := ownersOf(c)
	if err != nil {
		return nil, err
	}
	pipelines, err := opportunity.ListPipelines(c.Tx)
	f := views.NewForm(o, owners, pipelines)
	f.Back = views.Back(back, views.BoardPath(0))
	if err == nil && o.ID != 0 {
		var tags map[int64][]person.Tag
		tags, err = opportunity.TagsOf(c.Tx, []int64{o.ID})
		f.Mark(tags[o.ID])
	}
	return f, err
}

func createOpportunity(c *web.Context) error {
	f, err := formOf(c, opportunity.Opportunity{}, c.Posted().Get("volta"))
	if err != nil {
		return err
	}
	if c.Read(f) {
		if err = choosePerson(c, f); err == nil {
			f.Opportunity, err = opportunity.Create(c.Tx, f.Opportunity)
		}
		if err == nil {
			err = opportunity.SetTags(c.Tx, f.Opportunity.ID, f.Tags)
		}
		if err == nil {
			return c.Done(f.Back, "Oportunidade “"+f.Opportunity.Title+"” criada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Nova oportunidade", views.Edit(f))
}

// choosePerson finds whom the form names. A name that stands as it was drawn is whom it was drawn for: there may be
// another of that name.
func choosePerson(c *web.Context, f *views.Form) error {
	drawn := f.ID("person_id", "")
	switch {
	case f.Person == "":
		f.Opportunity.PersonID = 0
		return nil
	case drawn != 0:
		p, err := person.Find(c.Tx, drawn)
		if err == nil && p.Name == f.Person {
			f.Opportunity.PersonID = p.ID
			return nil
		}
	}
	p, err := person.Choose(c.Tx, f.Person)
	f.Opportunity.PersonID = p.ID
	return err
}

func editOpportunity(c *web.Context) error {
	o, err := opportunity.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f, err := formOf(c, o, views.Path(o.ID))
	if err != nil {
		return err
	}
	return c.Page("Alterar oportunidade", views.Edit(f))
}

func saveOpportunity(c *web.Context) error {
	o, err := opportunity.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f, err := formOf(c, o, views.Path(o.ID))
	if err != nil {
		return err
	}
	if c.Read(f) {
		if err = choosePerson(c, f); err == nil {
			_, err = opportunity.Edit(c.Tx, f.Opportunity)
		}
		if err == nil {
			err = opportunity.SetTags(c.Tx, o.ID, f.Tags)
		}
		if err == nil {
			return c.Done(f.Back, "Oportunidade salva.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Alterar oportunidade", views.Edit(f))
}
