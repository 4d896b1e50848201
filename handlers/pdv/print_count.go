package pdv

import (
	"strconv"

	"omniservicos/store/pdv/receipt"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// countPrint records that the receipt goes to paper now; receipt.js says so as the browser begins to print.
func countPrint(c *web.Context) error {
	copies, err := receipt.CountPrint(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if c.Htmx() {
		return c.JSON(200, map[string]string{"copy": strconv.Itoa(copies)})
	}
	return c.Redirect(views.SalePath(c.ID("id"), "/cupom"))
}
