package rule

import (
	"omniservicos/store/crm/rule"
	"omniservicos/store/fault"
	views "omniservicos/views/crm/rule"
	"omniservicos/web"
)

func begin(c *web.Context) error {
	n, err := rule.ReadNames(c.Tx)
	if err != nil {
		return err
	}
	r := rule.Rule{Days: 3}
	if recipe, found := rule.RecipeNamed(c.Query("receita")); found {
		r = recipe.Rule
	}
	return c.Page("Nova automação", views.Editor(views.NewForm(r, n), nil))
}

func edit(c *web.Context) error {
	f, err := formOf(c, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page("Alterar automação", views.Editor(views.NewForm(f.Rule, f.Names), nil))
}

// formOf is the form of a rule as it stands, to be read over; 0 is a new one.
func formOf(c *web.Context, id int64) (*views.Form, error) {
	n, err := rule.ReadNames(c.Tx)
	if err != nil || id == 0 {
		return &views.Form{Names: n}, err
	}
	r, err := rule.Find(c.Tx, id)
	if err == nil && r.State == rule.Archived {
		err = fault.Refuse("Esta automação foi arquivada: ela não muda mais.")
	}
	return &views.Form{Rule: r, Names: n}, err
}

// typed reads what was posted over the rule that the form is of.
func typed(c *web.Context, id int64) (f *views.Form, ok bool, err error) {
	if f, err = formOf(c, id); err != nil {
		return f, false, err
	}
	if !c.Read(f) {
		return f, false, nil
	}
	f.Rule, err = rule.Ready(f.Rule, f.Names)
	if f.Blame(err) {
		return f, false, nil
	}
	return f, err == nil, err
}

// redraw answers the form with the fields of what was just chosen. Nothing is judged yet.
func redraw(c *web.Context) error {
	f, err := formOf(c, idIn(c))
	if err != nil {
		return err
	}
	f.Load(c.Posted())
	if c.Htmx() {
		return c.Fragment(views.Fields(f))
	}
	return c.Page("Automação", views.Editor(f, nil))
}

// idIn is the rule that a form without an address of its own is of.
func idIn(c *web.Context) int64 {
	f := &views.Form{}
	f.Load(c.Posted())
	return f.ID("id", "")
}

func rehearse(c *web.Context) error {
	f, ok, err := typed(c, idIn(c))
	if err != nil {
		return err
	}
	if !ok {
		return c.Invalid("Automação", views.Editor(f, nil))
	}
	h, err := rehearsalOf(c, f)
	if err != nil {
		return err
	}
	return c.Page("Ensaio", views.Editor(f, h))
}

func rehearsalOf(c *web.Context, f *views.Form) (*views.RehearsalView, error) {
	h, err := rule.Rehearse(c.Tx, f.Rule, f.Names)
	return &views.RehearsalView{Form: f, Rehearsal: h, Zone: c.Tx.Zone()}, err
}

// save keeps what was rehearsed; anything else is rehearsed first.
func save(c *web.Context) error {
	f, ok, err := typed(c, c.ID("id"))
	if err != nil {
		return err
	}
	if !ok {
		return c.Invalid("Automação", views.Editor(f, nil))
	}
	if f.Rehearsed() {
		r, err := rule.Save(c.Tx, f.Rule)
		if err == nil {
			return c.Done(views.Path(r.ID), "Automação “"+r.Name+"” salva.")
		}
		if !f.Blame(err) {
			return err
		}
		return c.Invalid("Automação", views.Editor(f, nil))
	}
	h, err := rehearsalOf(c, f)
	if err != nil {
		return err
	}
	f.Blame(fault.Refuse("Veja primeiro o ensaio, logo abaixo: é ele que se salva."))
	return c.Invalid("Ensaio", views.Editor(f, h))
}
