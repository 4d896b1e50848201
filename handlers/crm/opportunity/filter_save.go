package opportunity

import (
	"net/url"

	"omniservicos/store/crm/opportunity"
	"omniservicos/store/fault"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/views/form"
	"omniservicos/web"
)

// saveFilter keeps what the address asks for under a name; only what the board understands of it is kept.
func saveFilter(c *web.Context) error {
	var f form.Form
	f.Load(c.Posted())
	name := f.Text("name", 60, "Dê um nome ao filtro.")
	if !f.OK() {
		return fault.Blame("name", f.Error("name"))
	}
	q, err := url.ParseQuery(f.Value("query"))
	if err != nil {
		return fault.Refuse("Este filtro não pode ser guardado.")
	}
	kept := views.Kept(q)
	if n := f.ID("funil", ""); n != 0 {
		kept.Set("funil", f.Value("funil"))
	}
	if _, err := opportunity.SaveFilter(c.Tx, opportunity.SavedFilter{Name: name, Query: kept.Encode()}); err != nil {
		return err
	}
	return c.Done(backTo(c), "Filtro “"+name+"” salvo.")
}

func deleteFilter(c *web.Context) error {
	if err := opportunity.DeleteFilter(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(backTo(c), "Filtro apagado.")
}

// backTo is the page that a form was on, if that is one of ours, and the first board otherwise.
func backTo(c *web.Context) string { return views.Back(c.Posted().Get("volta"), views.BoardPath(0)) }
