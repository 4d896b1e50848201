package cash

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

// showX is the leitura X: nothing changes, and who counts reads no amount.
func showX(c *web.Context) error {
	p, err := readingX(c)
	if err != nil {
		return err
	}
	return desk.ShowPaper(c, p)
}

func printX(c *web.Context) error {
	p, err := readingX(c)
	if err != nil {
		return err
	}
	return desk.SendPaper(c, p)
}

func readingX(c *web.Context) (p desk.Paper, err error) {
	till, shift, err := openShift(c)
	if err != nil {
		return p, err
	}
	p = desk.Paper{Title: "Leitura X", TillID: till.ID, Kind: tills.ReadingX, Subject: shift.ID, Send: part.TillPath(till.ID, "/leitura-x")}
	if !c.May(may.ViewCounts) {
		p.Kind = tills.BlindX
	}
	return p, nil
}

// showZ is a redução Z as it was made, the same however often it is printed.
func showZ(c *web.Context) error { return desk.ShowPaper(c, readingZ(c)) }

func printZ(c *web.Context) error {
	if _, err := cash.FindZ(c.Tx, c.ID("id"), c.ID("n")); err != nil {
		return err
	}
	return desk.SendPaper(c, readingZ(c))
}

func readingZ(c *web.Context) desk.Paper {
	till, n := c.ID("id"), c.ID("n")
	return desk.Paper{Title: "Redução Z", TillID: till, Kind: tills.ReadingZ, Subject: n, Send: part.TillPath(till, "/z/"+part.ID(n))}
}
