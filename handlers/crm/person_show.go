package crm

import (
	"net/url"

	"omniservicos/store/crm"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

// linesShown is how much of a history stands on a page.
const linesShown = 30

func showPerson(c *web.Context) error {
	p, err := person.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if p.ID != c.ID("id") {
		return c.Redirect(views.PersonPath(p.ID)) // merged: the links that were made before still lead there
	}
	v, err := pageOf(c, p)
	if err != nil {
		return err
	}
	return c.Page(p.Name, views.Person(v))
}

// pageOf gathers what a person's page shows.
func pageOf(c *web.Context, p person.Person) (v views.PersonView, err error) {
	v = views.PersonView{URL: &url.URL{Path: views.PersonPath(p.ID), RawQuery: c.URL().RawQuery}, Person: p, Zone: c.Tx.Zone(), MayEdit: c.May(Edit), MayMerge: c.May(Merge)}
	if v.Panels, err = c.Panels(web.CustomerPage, p.ID); err != nil {
		return v, err
	}
	if err := addOwn(c, &v); err != nil {
		return v, err
	}
	if v.Kinds, err = c.Kinds(); err != nil {
		return v, err
	}
	keys := views.KeysOf(v.Kinds, c.Query("tipo"))
	if len(keys) > 0 {
		v.Only = c.Query("tipo")
	}
	lines, err := crm.Timeline(c.Tx, p.ID, c.Number("depois"), linesShown+1, keys...)
	if err != nil {
		return v, err
	}
	v.MoreLines = len(lines) > linesShown
	v.Lines = lines[:min(len(lines), linesShown)]
	if v.Tasks, err = withTeam(c, tasksView(c)); err != nil {
		return v, err
	}
	v.Tasks.PersonID, v.Tasks.Back = p.ID, views.PersonPath(p.ID)
	v.Tasks.Tasks, err = crm.ListTasks(c.Tx, crm.TaskFilter{PersonID: p.ID, Limit: few})
	return v, err
}

// addOwn reads what only this account asks of people.
func addOwn(c *web.Context, v *views.PersonView) (err error) {
	if v.Known, err = knownOf(c); err != nil {
		return err
	}
	ids := []int64{v.Person.ID}
	tags, err := person.TagsOf(c.Tx, ids)
	if err != nil {
		return err
	}
	values, err := field.Values(c.Tx, ids)
	v.Tags, v.Values = tags[v.Person.ID], values[v.Person.ID]
	return err
}

func addNote(c *web.Context) error {
	p, err := person.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.NoteForm
	if c.Read(&f) {
		err = crm.AddNote(c.Tx, p.ID, f.Text)
		if err == nil {
			return c.Done(views.PersonPath(p.ID), "Nota guardada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := pageOf(c, p)
	if err != nil {
		return err
	}
	v.Note = f
	return c.Invalid(p.Name, views.Person(v))
}
