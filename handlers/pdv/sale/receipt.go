package sale

import (
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/printing"
	"omniservicos/store/pdv/receipt"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	tillview "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// showReceipt draws a finalised sale's receipt for the browser's printer, as wide as the till's paper.
func showReceipt(c *web.Context) error {
	r, err := receipt.Read(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v := part.PaperView{Document: r.Document(), Printer: tills.DefaultPrinter, Counts: part.SalePath(r.Sale.ID, "/imprimir")}
	till, err := tills.Find(c.Tx, r.Sale.TillID)
	if err == nil {
		v.Printer = till.Printer
	} else if !fault.Is(err, fault.Missed) { // archived since
		return err
	}
	if v.Prints, err = receipt.Prints(c.Tx, r.Sale.ID); err != nil {
		return err
	}
	return c.Paper("Cupom", part.Paper(v))
}

// reprintReceipt prints one more copy: by the server where it prints, by the browser otherwise.
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
		return c.Redirect(part.SalePath(sale.ID, "/cupom"))
	}
	if c.Htmx() {
		jobs, err := printing.Unfinished(c.Tx, sale.TillID)
		if err != nil {
			return err
		}
		return c.Fragment(tillview.PrintQueue(sale.TillID, jobs, c.Tx.Now))
	}
	return c.Done(part.SalePath(sale.ID, ""), "Mais uma via enviada para a impressora.")
}
