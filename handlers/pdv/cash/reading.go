package cash

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/pdv/cash"
	view "omniservicos/views/pdv/cash"
	"omniservicos/web"
)

// showX is the leitura X: nothing changes, and who counts reads no amount.
func showX(c *web.Context) error {
	till, shift, err := openShift(c)
	if err != nil {
		return err
	}
	r, err := cash.ReadShift(c.Tx, till, shift)
	if err != nil {
		return err
	}
	return c.Paper("Leitura X", view.Reading(view.ReadingView{Reading: r, Account: c.Me.AccountName, Blind: !c.May(may.ViewCounts), Zone: c.Tx.Zone()}))
}

// showZ is a redução Z as it was made, the same however often it is printed.
func showZ(c *web.Context) error {
	z, err := cash.FindZ(c.Tx, c.ID("id"), c.ID("n"))
	if err != nil {
		return err
	}
	r, err := z.Reading()
	if err != nil {
		return err
	}
	return c.Paper("Redução Z", view.Reading(view.ReadingView{Reading: r, Z: &z, Account: c.Me.AccountName, Zone: c.Tx.Zone()}))
}
