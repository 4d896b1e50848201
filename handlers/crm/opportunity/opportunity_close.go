package opportunity

import (
	"omniservicos/store/crm/opportunity"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web"
)

func askWin(c *web.Context) error  { return askClose(c, true) }
func askLose(c *web.Context) error { return askClose(c, false) }

func askClose(c *web.Context, won bool) error {
	f, err := closeForm(c, won, c.Query("volta"))
	if err != nil {
		return err
	}
	if c.Htmx() {
		return c.Fragment(views.CloseFields(f))
	}
	return c.Page(f.Opportunity.Title, views.ClosePage(f))
}

func closeForm(c *web.Context, won bool, back string) (*views.CloseForm, error) {
	o, err := opportunity.Find(c.Tx, c.ID("id"))
	if err != nil {
		return nil, err
	}
	reasons, err := opportunity.Reasons(c.Tx)
	return views.NewCloseForm(o, won, reasons, views.Back(back, views.Path(o.ID))), err
}

func win(c *web.Context) error {
	return end(c, true, func(f *views.CloseForm) (opportunity.Opportunity, string, error) {
		o, err := opportunity.Win(c.Tx, f.Close)
		return o, "ganha por " + o.Value.String(), err
	})
}

func lose(c *web.Context) error {
	return end(c, false, func(f *views.CloseForm) (opportunity.Opportunity, string, error) {
		o, err := opportunity.Lose(c.Tx, f.Close)
		return o, "perdida", err
	})
}

func end(c *web.Context, won bool, close func(*views.CloseForm) (opportunity.Opportunity, string, error)) error {
	f, err := closeForm(c, won, c.Posted().Get("volta"))
	if err != nil {
		return err
	}
	if c.Read(f) {
		o, how, err := close(f)
		if err == nil {
			return c.Done(f.Back, "“"+o.Title+"” foi dada como "+how+".")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(f.Opportunity.Title, views.ClosePage(f))
}

func reopen(c *web.Context) error {
	o, err := opportunity.Reopen(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.Path(o.ID), "“"+o.Title+"” foi reaberta.")
}
