package cash

import (
	"omniservicos/store/fault"
	"omniservicos/store/pdv/trail"
	view "omniservicos/views/pdv/cash"
	"omniservicos/web"
)

func showMoveReceipt(c *web.Context) error {
	e, err := trail.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if !e.MovesMoney() && e.Kind != trail.DrawerOpened {
		return fault.Missing("Este movimento não tem comprovante.")
	}
	return c.Paper(e.Title(), view.MoveReceipt(e, c.Me.AccountName, c.Tx.Zone()))
}
