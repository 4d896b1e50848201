package pdv

import (
	"omniservicos/store/pdv"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

func openTill(c *web.Context) error {
	till, err := pdv.FindTill(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.OpenForm
	if c.Read(&f) {
		_, err = pdv.OpenTill(c.Tx, till.ID, f.Float)
		if err == nil {
			return c.Redirect(tillPath(till.ID))
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(till.Name, views.ClosedTill(till, &f, c.Me.Name, true))
}
