package cash

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

// readingX is the leitura X: nothing changes, and who counts reads no amount.
func readingX(c *web.Context) (p desk.Paper, err error) {
	till, shift, err := openShift(c)
	if err != nil {
		return p, err
	}
	p = desk.Paper{Title: "Leitura X", TillID: till.ID, Kind: tills.ReadingX, Subject: shift.ID, Send: part.TillPath(till.ID, "/leitura-x"), May: may.Open}
	if !c.May(may.ViewCounts) {
		p.Kind = tills.BlindX
	}
	return p, nil
}

// readingZ is a redução Z as it was made, the same however often it is printed.
func readingZ(c *web.Context) (desk.Paper, error) {
	z, err := cash.FindZ(c.Tx, c.ID("id"), c.ID("n"))
	return desk.Paper{Title: "Redução Z", TillID: z.TillID, Kind: tills.ReadingZ, Subject: z.Number, Send: part.TillPath(z.TillID, "/z/"+part.ID(z.Number)), May: may.Count}, err
}
