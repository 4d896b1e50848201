package cozinha

import (
	"strconv"

	"omniservicos/store/fault"
	"omniservicos/web"
)

// showBoard answers the page, and every few seconds its board alone.
func showBoard(c *web.Context) error {
	sector, _ := strconv.ParseInt(c.Query("setor"), 10, 64) // what is no number shows all
	v, err := readBoard(c, sector)
	if err != nil {
		return err
	}
	if c.Htmx() {
		return c.Fragment(Board(v))
	}
	return c.Page("Painel da cozinha", BoardPage(v))
}

func readBoard(c *web.Context, sector int64) (boardView, error) {
	tickets, more, err := boardTickets(c.Tx)
	if err != nil {
		return boardView{}, err
	}
	known, err := sectors(c.Tx)
	return boardView{Tickets: tickets, More: more, Sectors: known, Sector: sector, Now: c.Tx.Now, MayMove: c.May(Move)}, err
}

func advanceTicket(c *web.Context) error { return moveTicket(c, forward) }

func recallTicket(c *web.Context) error { return moveTicket(c, back) }

func moveTicket(c *web.Context, s step) error {
	t, err := lockTicket(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &moveForm{}
	if !c.Read(f) {
		return fault.Refuse("Recarregue o painel e tente de novo.")
	}
	if err := move(c.Tx, &t, f.From, s); err != nil {
		return err
	}
	if !c.Htmx() {
		return c.Done(boardPath(f.Sector), t.Name+": "+t.State.Title()+".")
	}
	v, err := readBoard(c, f.Sector)
	if err != nil {
		return err
	}
	v.Moved = t.ID
	return c.Fragment(Board(v))
}

// boardPath is the board, of one sector or of all.
func boardPath(sector int64) string {
	if sector == 0 {
		return board
	}
	return board + "?setor=" + strconv.FormatInt(sector, 10)
}
