package desk

import (
	"strconv"

	"omniservicos/store/fault"
	"omniservicos/store/pdv/printing"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

// Paper is what a till prints beside receipts of sales. It is read at Send, and posted there it goes to the till's printer.
type Paper struct {
	Title   string
	TillID  int64 // 0: of no till, any may print it
	Kind    string
	Subject int64
	Send    string
	May     web.Permission // who sends it to a printer: the route's own
}

// ShowPaper draws what of finds for the browser's printer, as wide as the till's, beside the printers on the network.
func ShowPaper(of func(*web.Context) (Paper, error)) web.Handler {
	return func(c *web.Context) error {
		p, err := of(c)
		if err != nil {
			return err
		}
		return p.show(c)
	}
}

// SendPaper puts what of finds into the queue of its till's printer, or of the one that was chosen.
func SendPaper(of func(*web.Context) (Paper, error)) web.Handler {
	return func(c *web.Context) error {
		p, err := of(c)
		if err != nil {
			return err
		}
		return p.send(c)
	}
}

func (p Paper) show(c *web.Context) error {
	v := part.PaperView{Printer: tills.DefaultPrinter}
	till, err := p.till(c)
	if err != nil {
		return err
	}
	if v.Document, err = printing.Paper(c.Tx, till, p.Kind, p.Subject); err != nil {
		return err
	}
	all := []tills.Till{till}
	if p.TillID == 0 {
		if all, err = tills.List(c.Tx); err != nil {
			return err
		}
	} else if till.Printer.Kind != "" {
		v.Printer = till.Printer
	}
	for _, t := range all {
		if t.Printer.Network() && c.May(p.May) {
			v.Send = append(v.Send, part.Send{Till: t.Name, ID: t.ID, Path: p.Send})
		}
	}
	return c.Paper(p.Title, part.Paper(v))
}

// till is the paper's own: what an archived one printed is still read.
func (p Paper) till(c *web.Context) (tills.Till, error) {
	if p.TillID == 0 {
		return tills.Till{}, nil
	}
	till, err := tills.Find(c.Tx, p.TillID)
	if fault.Is(err, fault.Missed) {
		return tills.Till{ID: p.TillID}, nil
	}
	return till, err
}

func (p Paper) send(c *web.Context) error {
	id := p.TillID
	if id == 0 {
		id, _ = strconv.ParseInt(c.Posted().Get("caixa"), 10, 64) // what is no id is no till
	}
	till, err := tills.Find(c.Tx, id)
	if err != nil {
		return err
	}
	if err := printing.Send(c.Tx, till, p.Kind, p.Subject); err != nil {
		return err
	}
	return c.Done(p.Send, "Enviado para a impressora do "+till.Name+".")
}
