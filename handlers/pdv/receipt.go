package pdv

import (
	"omniservicos/store/fault"
	"omniservicos/store/pdv/receipt"
	"omniservicos/store/pdv/tills"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// showReceipt draws a finalised sale's receipt for the browser's printer, as wide as the till's paper.
func showReceipt(c *web.Context) error {
	r, err := receipt.Read(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v := views.ReceiptView{Document: r.Document(), Printer: tills.DefaultPrinter, Counts: views.SalePath(r.Sale.ID, "/imprimir")}
	till, err := tills.Find(c.Tx, r.Sale.TillID)
	if err == nil {
		v.Printer = till.Printer
	} else if !fault.Is(err, fault.Missed) { // archived since
		return err
	}
	if v.Prints, err = receipt.Prints(c.Tx, r.Sale.ID); err != nil {
		return err
	}
	return c.Paper("Cupom", views.Receipt(v))
}
