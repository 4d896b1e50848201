package pdv

import (
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/printing"
	"omniservicos/store/pdv/receipt"
	"omniservicos/store/pdv/tills"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

func showPrinter(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v, err := printerView(c, till, views.PrinterOf(till.Printer))
	if err != nil {
		return err
	}
	return c.Page("Impressora", views.Printer(v))
}

func printerView(c *web.Context, till tills.Till, f *views.PrinterForm) (v views.PrinterView, err error) {
	v = views.PrinterView{Till: till, Form: f, Now: c.Tx.Now}
	v.Jobs, err = printing.Unfinished(c.Tx, till.ID)
	return v, err
}

func savePrinter(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.PrinterForm
	if c.Read(&f) {
		err = tills.SavePrinter(c.Tx, till.ID, f.Printer)
		if err == nil {
			return c.Done(tillPath(till.ID)+"/impressora", "Impressora salva.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := printerView(c, till, &f)
	if err != nil {
		return err
	}
	return c.Invalid("Impressora", views.Printer(v))
}

// showTestPage is the test of a printer behind the browser.
func showTestPage(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	page := receipt.TestPage(till.Name, till.Printer, c.Tx.Now.In(c.Tx.Zone()))
	return c.Paper("Teste de impressão", views.Receipt(views.ReceiptView{Document: page, Printer: till.Printer}))
}

func printTestPage(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if err := printing.Test(c.Tx, till); err != nil {
		return err
	}
	return c.Done(tillPath(till.ID)+"/impressora", "Teste enviado para a impressora.")
}

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
		return c.Fragment(views.PrintQueue(till.ID, jobs, c.Tx.Now))
	}
	return c.Page("Fila da impressora", views.PrintQueuePage(till, jobs, c.Tx.Now))
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
	return c.Redirect(tillPath(till.ID) + "/impressao")
}

func reprintReceipt(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	server, err := printing.Reprint(c.Tx, sale.ID)
	if err != nil {
		return err
	}
	if !server {
		return c.Redirect(views.SalePath(sale.ID, "/cupom"))
	}
	if c.Htmx() {
		jobs, err := printing.Unfinished(c.Tx, sale.TillID)
		if err != nil {
			return err
		}
		return c.Fragment(views.PrintQueue(sale.TillID, jobs, c.Tx.Now))
	}
	return c.Done(views.SalePath(sale.ID, ""), "Mais uma via enviada para a impressora.")
}
