package presale

import (
	"omniservicos/store/erp/stock"
	"omniservicos/store/pdv/presale"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/presale"
	"omniservicos/web"
)

func showReserves(c *web.Context) error {
	settings, err := c.Tx.Settings()
	if err != nil {
		return err
	}
	v := view.ReservesView{Form: &view.ReserveForm{}}
	if settings.StockReservation {
		v.Form.Set("on", "1")
	}
	if v.Rows, err = stock.Reservations(c.Tx); err != nil {
		return err
	}
	if v.Numbers, err = presale.Titles(c.Tx, v.Rows); err != nil {
		return err
	}
	return c.Page("Reserva de estoque", view.Reserves(v))
}

func saveReserves(c *web.Context) error {
	f := &view.ReserveForm{}
	c.Read(f) // a box: nothing in it can be wrong
	if err := presale.SetReserving(c.Tx, f.On); err != nil {
		return err
	}
	return c.Done(part.ReservesPath, "Reserva de estoque salva.")
}
