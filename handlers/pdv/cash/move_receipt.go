package cash

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

func showMoveReceipt(c *web.Context) error {
	e, err := moved(c)
	if err != nil {
		return err
	}
	return desk.ShowPaper(c, desk.Paper{Title: e.Title(), TillID: e.TillID, Kind: tills.MovePaper, Subject: e.ID, Send: part.MovePath(e.ID)})
}

func printMoveReceipt(c *web.Context) error {
	e, err := moved(c)
	if err != nil {
		return err
	}
	return desk.SendPaper(c, desk.Paper{TillID: e.TillID, Kind: tills.MovePaper, Subject: e.ID, Send: part.MovePath(e.ID)})
}

func moved(c *web.Context) (trail.Event, error) {
	e, err := trail.Find(c.Tx, c.ID("id"))
	if err == nil && !e.MovesMoney() && e.Kind != trail.DrawerOpened {
		err = fault.Missing("Este movimento não tem comprovante.")
	}
	return e, err
}
