package till

import (
	"omniservicos/store/pdv/printing"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// showPrintQueue is what the till's page asks for while a print waits.
func showPrintQueue(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	jobs, err := printing.Unfinished(c.Tx, till.ID)
	if err != nil {
		return err
	}
	if c.Htmx() {
		return c.Fragment(view.PrintQueue(till.ID, jobs, c.Tx.Now))
	}
	return c.Page("Fila da impressora", view.PrintQueuePage(till, jobs, c.Tx.Now))
}

// answerPrint takes what the person at the printer saw.
func answerPrint(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	err = printing.Answer(c.Tx, till.ID, c.ID("impressao"), c.Posted().Get("resposta"))
	if err != nil {
		return err
	}
	if c.Htmx() {
		return showPrintQueue(c)
	}
	return c.Redirect(part.TillPath(till.ID, "/impressao"))
}
