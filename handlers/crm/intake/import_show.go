package intake

import (
	"omniservicos/store/fault"
	"omniservicos/store/person/field"
	"omniservicos/store/person/intake"
	views "omniservicos/views/crm/intake"
	"omniservicos/web"
)

// showImport shows an import by how far it has come: what would become of its lines, how many are through, or what became
// of them.
func showImport(c *web.Context) error {
	i, err := intake.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v := views.ImportView{URL: c.URL(), Import: i, Zone: c.Tx.Zone()}
	switch i.State {
	case intake.Mapping:
		return c.Redirect(views.Path(i.ID) + "/colunas")
	case intake.Checking:
		v.Outlook, err = intake.Preview(c.Tx, i)
	default:
		v.Part = views.PartOf(c.Query("ver"))
		v.Results, err = intake.Results(c.Tx, i.ID, views.Outcome(v.Part), v.Part == views.Kept, c.Number("depois"))
		v.More = len(v.Results) > intake.PageSize
		v.Results = v.Results[:min(len(v.Results), intake.PageSize)]
	}
	if err != nil {
		return err
	}
	return c.Page(title, views.Show(v))
}

func showColumns(c *web.Context) error {
	f, err := columnsForm(c)
	if err != nil {
		return err
	}
	return c.Page(title, views.Columns(f))
}

func columnsForm(c *web.Context) (*views.ColumnsForm, error) {
	i, err := intake.Find(c.Tx, c.ID("id"))
	if err != nil {
		return nil, err
	}
	if !i.Pending() {
		return nil, fault.Conflict("Esta planilha já foi importada: as colunas não mudam mais.")
	}
	heads, err := intake.ReadHeads(c.Tx, i.ID)
	if err != nil {
		return nil, err
	}
	own, err := field.List(c.Tx)
	return views.NewColumnsForm(i, heads, intake.Targets(own)), err
}

func decideColumns(c *web.Context) error {
	f, err := columnsForm(c)
	if err != nil {
		return err
	}
	if c.Read(f) {
		i, err := intake.Decide(c.Tx, f.Import.ID, f.Choice)
		if err == nil {
			return c.Redirect(views.Path(i.ID))
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(title, views.Columns(f))
}
