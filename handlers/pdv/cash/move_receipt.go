package cash

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

func moveReceipt(c *web.Context) (desk.Paper, error) {
	e, err := trail.Find(c.Tx, c.ID("id"))
	if err == nil && !e.MovesMoney() && e.Kind != trail.DrawerOpened {
		err = fault.Missing("Este movimento não tem comprovante.")
	}
	return desk.Paper{Title: e.Title(), TillID: e.TillID, Kind: tills.MovePaper, Subject: e.ID, Send: part.MovePath(e.ID), May: may.Open}, err
}
