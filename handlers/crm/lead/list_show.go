package lead

import (
	"github.com/a-h/templ"

	"omniservicos/store/account"
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	views "omniservicos/views/crm/lead"
	"omniservicos/web"
)

func list(c *web.Context) error {
	v, err := listView(c)
	if err != nil {
		return err
	}
	return c.Page("Leads", views.List(v))
}

func listView(c *web.Context) (v views.ListView, err error) {
	v = views.ListView{URL: c.URL(), Now: c.Tx.Now, Zone: c.Tx.Zone(), MayWork: c.May(Work), MaySetUp: c.May(SetUp)}
	f, team := views.ReadFilter(c.URL().Query())
	if f.Owners, err = account.MembersOf(c.Tx, team); err != nil && !fault.Is(err, fault.Missed) {
		return v, err // a team that is no more filters nothing
	}
	if v.People, err = peopleOf(c); err != nil {
		return v, err
	}
	if v.Forms, err = lead.Forms(c.Tx); err != nil {
		return v, err
	}
	if v.Stages, err = opportunity.StageNames(c.Tx); err != nil {
		return v, err
	}
	if v.Counts, err = lead.Count(c.Tx); err != nil {
		return v, err
	}
	f.After, f.Limit = c.Number("depois"), lead.PageSize+1
	leads, err := lead.List(c.Tx, f)
	v.Filter, v.More, v.Leads = f, len(leads) > lead.PageSize, leads[:min(len(leads), lead.PageSize)]
	return v, err
}

// ofOpportunity is the panel of an opportunity's page: the lead that it began with, if it did.
func ofOpportunity(c *web.Context, opportunityID int64) (templ.Component, error) {
	l, found, err := lead.Of(c.Tx, opportunityID)
	if err != nil || !found {
		return nil, err
	}
	v := views.CardView{Lead: l, Now: c.Tx.Now, Zone: c.Tx.Zone(), MayWork: c.May(Work)}
	if v.People, err = peopleOf(c); err != nil {
		return nil, err
	}
	if v.Gifts, err = lead.Gifts(c.Tx, l.ID, 20); err != nil {
		return nil, err
	}
	if v.Consent, err = lead.ConsentOf(c.Tx, l); err != nil {
		return nil, err
	}
	p, err := person.Find(c.Tx, l.PersonID)
	v.IsLead = p.IsLead
	return views.Card(v), err
}
