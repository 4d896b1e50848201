package cash

import (
	"fmt"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/pdv/tills"
	view "omniservicos/views/pdv/cash"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

// openShift is the till and its running shift.
func openShift(c *web.Context) (till tills.Till, shift tills.Shift, err error) {
	if till, err = tills.Find(c.Tx, c.ID("id")); err != nil {
		return till, shift, err
	}
	if !till.Open() {
		return till, shift, fault.Refuse("O " + till.Name + " já está fechado.")
	}
	shift, err = tills.FindShift(c.Tx, *till.ShiftID)
	return till, shift, err
}

// countForm asks for the forms of payment that the account takes.
func countForm(c *web.Context) (*view.CountForm, error) {
	methods, err := payment.Of(c.Tx)
	return &view.CountForm{Methods: methods.InUse()}, err
}

// closingForm is countForm at the till itself, which also says what is still to be looked at.
func closingForm(c *web.Context, till int64) (*view.CountForm, error) {
	f, err := countForm(c)
	if err != nil {
		return nil, err
	}
	f.Unseen, err = offline.Count(c.Tx, till)
	return f, err
}

func askClosing(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if !till.Open() {
		return c.Redirect(part.TillPath(till.ID, ""))
	}
	till, shift, err := openShift(c)
	if err != nil {
		return err
	}
	f, err := closingForm(c, till.ID)
	if err != nil {
		return err
	}
	return c.Page("Fechar o caixa", view.CloseTill(till, shift, f, c.Tx.Zone()))
}

func closeTill(c *web.Context) error {
	till, shift, err := openShift(c)
	if err != nil {
		return err
	}
	f, err := closingForm(c, till.ID)
	if err != nil {
		return err
	}
	if c.Read(f) {
		closed, err := cash.CloseShift(c.Tx, cash.Closing{TillID: till.ID, Declared: f.Declared, Note: f.Note, Unsent: f.Left, MayLeave: c.May(may.CloseUnsent), Grant: desk.GrantOf(c)})
		if err == nil {
			return c.Done(fmt.Sprintf("/pdv/turnos/%d", closed.ID), "Caixa fechado.")
		}
		if asked, err := desk.AskAuthority(c, err); asked {
			return err
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Fechar o caixa", view.CloseTill(till, shift, f, c.Tx.Zone()))
}
