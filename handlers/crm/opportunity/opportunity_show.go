package opportunity

import (
	"github.com/a-h/templ"

	"omniservicos/handlers/crm/quote"
	crmstore "omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/views/crm"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web"
)

// changesShown is how much of a card's way stands on its page.
const changesShown = 60

func showOpportunity(c *web.Context) error {
	v, err := pageOf(c)
	if err != nil {
		return err
	}
	return c.Page(v.Opportunity.Title, views.Show(v))
}

// pageOf gathers what the page of an opportunity shows.
func pageOf(c *web.Context) (v views.ShowView, err error) {
	o, err := opportunity.Find(c.Tx, c.ID("id"))
	if err != nil {
		return v, err
	}
	tags, err := opportunity.TagsOf(c.Tx, []int64{o.ID})
	if err != nil {
		return v, err
	}
	o.Tags = tags[o.ID]
	v = views.ShowView{
		Opportunity: o, Now: c.Tx.Now, Today: dates.Of(c.Tx.Now, c.Tx.Zone()), Zone: c.Tx.Zone(),
		MayEdit: c.May(Work), MayPlan: c.May(Work), MaySee: c.May(seePeople),
	}
	if v.Stage, err = opportunity.FindStage(c.Tx, o.StageID); err != nil {
		return v, err
	}
	if v.Pipeline, err = opportunity.PipelineName(c.Tx, o.PipelineID); err != nil {
		return v, err
	}
	if v.History, err = opportunity.History(c.Tx, o.ID, changesShown); err != nil {
		return v, err
	}
	if v.Owners, err = ownersOf(c); err != nil {
		return v, err
	}
	if v.Panels, err = c.Panels(web.OpportunityPage, o.ID); err != nil {
		return v, err
	}
	team := crm.Team{Me: v.Owners.Me, Members: v.Owners.Members}
	if v.Items, err = itemsOf(c, o); err != nil {
		return v, err
	}
	if v.Quotes, err = quote.OfOpportunity(c, o.ID, o.Open() && o.ItemCount > 0); err != nil {
		return v, err
	}
	v.Next = crm.QuickTask(v.Today.AddDays(1), team)
	v.Tasks = crm.TasksView{URL: c.URL(), Today: v.Today, MayDo: c.May(Work), Team: team, Back: views.Path(o.ID), PersonID: o.PersonID}
	v.Tasks.Tasks, err = crmstore.ListTasks(c.Tx, crmstore.TaskFilter{OriginID: o.ID, Limit: 20})
	return v, err
}

// planStep writes down what comes next.
func planStep(c *web.Context) error {
	v, err := pageOf(c)
	if err != nil {
		return err
	}
	f := v.Next
	if c.Read(f) {
		t := f.Task
		if _, err = opportunity.Plan(c.Tx, v.Opportunity.ID, t); err == nil {
			return c.Done(views.Path(v.Opportunity.ID), "Próximo passo marcado para "+t.DueOn.String()+".")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(v.Opportunity.Title, views.Show(v))
}

// ofPerson is the panel of a person's page.
func ofPerson(c *web.Context, person int64) (templ.Component, error) {
	const shown = 8
	list, err := opportunity.List(c.Tx, opportunity.Filter{PersonID: person}, false, 0)
	if err != nil {
		return nil, err
	}
	list = list[:min(len(list), shown)]
	v := views.PanelView{PersonID: person, List: list, Today: dates.Of(c.Tx.Now, c.Tx.Zone()), MayEdit: c.May(Work)}
	v.Stages, err = opportunity.StageNames(c.Tx)
	return views.Panel(v), err
}
