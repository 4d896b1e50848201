package setup

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/pdv/scan"
	view "omniservicos/views/pdv/setup"
	"omniservicos/web"
)

func showScales(c *web.Context) error {
	scales, err := scan.Scales(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Etiquetas de balança", view.Scales(view.ScaleFormOf(scales), view.TryLabel(scales, desk.Clean(c.Query("etiqueta")))))
}

func saveScales(c *web.Context) error {
	var f view.ScaleForm
	if !c.Read(&f) {
		return c.Invalid("Etiquetas de balança", view.Scales(&f, view.Trial{}))
	}
	if err := scan.SaveScales(c.Tx, f.Scales); err != nil {
		return err
	}
	return c.Done("/pdv/balanca", "Etiquetas salvas.")
}
