package pdv

import (
	"fmt"

	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// openShift is the till and its running shift.
func openShift(c *web.Context) (till pdv.Till, shift pdv.Shift, err error) {
	if till, err = pdv.FindTill(c.Tx, c.ID("id")); err != nil {
		return till, shift, err
	}
	if !till.Open() {
		return till, shift, fault.Refuse("O " + till.Name + " já está fechado.")
	}
	shift, err = pdv.FindShift(c.Tx, *till.ShiftID)
	return till, shift, err
}

func askClosing(c *web.Context) error {
	till, err := pdv.FindTill(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if !till.Open() {
		return c.Redirect(tillPath(till.ID))
	}
	till, shift, err := openShift(c)
	if err != nil {
		return err
	}
	return c.Page("Fechar o caixa", views.CloseTill(till, shift, &views.CloseForm{}, c.Tx.Zone()))
}

func closeTill(c *web.Context) error {
	till, shift, err := openShift(c)
	if err != nil {
		return err
	}
	var f views.CloseForm
	if c.Read(&f) {
		closed, err := pdv.CloseTill(c.Tx, till.ID, f.Counted, f.Note)
		if err == nil {
			return c.Done(fmt.Sprintf("/pdv/turnos/%d", closed.ID), "Caixa fechado.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Fechar o caixa", views.CloseTill(till, shift, &f, c.Tx.Zone()))
}

func showShift(c *web.Context) error {
	shift, err := pdv.FindShift(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	till, err := pdv.FindTill(c.Tx, shift.TillID)
	if err != nil {
		return err
	}
	return c.Page(till.Name, views.Shift(till, shift, c.May(Sell), c.Tx.Zone()))
}
