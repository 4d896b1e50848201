package pdv

import (
	"omniservicos/store/pdv/tills"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

func openTill(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.OpenForm
	if c.Read(&f) {
		_, err = tills.Open(c.Tx, till.ID, f.Float)
		if err == nil {
			return c.Redirect(tillPath(till.ID))
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(till.Name, views.ClosedTill(till, &f, c.Me.Name, true))
}
