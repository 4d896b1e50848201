package sale

import (
	"strconv"

	"omniservicos/store/pdv/receipt"
	"omniservicos/views/pdv/part"
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
	return c.Redirect(part.SalePath(c.ID("id"), "/cupom"))
}
