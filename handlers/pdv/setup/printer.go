package setup

import (
	"omniservicos/store/pdv/printing"
	"omniservicos/store/pdv/receipt"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/setup"
	"omniservicos/web"
)

func showPrinter(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v, err := printerView(c, till, view.PrinterOf(till.Printer))
	if err != nil {
		return err
	}
	return c.Page("Impressora", view.Printer(v))
}

func printerView(c *web.Context, till tills.Till, f *view.PrinterForm) (v view.PrinterView, err error) {
	v = view.PrinterView{Till: till, Form: f, Now: c.Tx.Now}
	v.Jobs, err = printing.Unfinished(c.Tx, till.ID)
	return v, err
}

func savePrinter(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.PrinterForm
	if c.Read(&f) {
		err = tills.SavePrinter(c.Tx, till.ID, f.Printer)
		if err == nil {
			return c.Done(part.TillPath(till.ID, "/impressora"), "Impressora salva.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := printerView(c, till, &f)
	if err != nil {
		return err
	}
	return c.Invalid("Impressora", view.Printer(v))
}

// showTestPage is the test of a printer behind the browser.
func showTestPage(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	page := receipt.TestPage(till.Name, till.Printer, c.Tx.Now.In(c.Tx.Zone()))
	return c.Paper("Teste de impressão", part.Paper(part.PaperView{Document: page, Printer: till.Printer}))
}

func printTestPage(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if err := printing.Test(c.Tx, till); err != nil {
		return err
	}
	return c.Done(part.TillPath(till.ID, "/impressora"), "Teste enviado para a impressora.")
}
