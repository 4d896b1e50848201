package till

import (
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

func openTill(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.OpenForm
	if c.Read(&f) {
		_, err = tills.Open(c.Tx, till.ID, f.Float)
		if err == nil {
			return c.Redirect(part.TillPath(till.ID, ""))
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(till.Name, view.ClosedTill(till, &f, c.Me.Name, true))
}
