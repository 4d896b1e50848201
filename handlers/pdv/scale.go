package pdv

import (
	"omniservicos/store/pdv/scan"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

func showScales(c *web.Context) error {
	scales, err := scan.Scales(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Etiquetas de balança", views.Scales(views.ScaleFormOf(scales), views.TryLabel(scales, clean(c.Query("etiqueta")))))
}

func saveScales(c *web.Context) error {
	var f views.ScaleForm
	if !c.Read(&f) {
		return c.Invalid("Etiquetas de balança", views.Scales(&f, views.Trial{}))
	}
	if err := scan.SaveScales(c.Tx, f.Scales); err != nil {
		return err
	}
	return c.Done("/pdv/balanca", "Etiquetas salvas.")
}
