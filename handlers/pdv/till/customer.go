package till

import (
	"time"

	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// thanks is how long a screen elsewhere goes on thanking for a sale.
const thanks = 30 * time.Second

// showCustomerScreen is the second screen. The till in the same browser tells it of each change; a screen on another
// device asks here, and gets the pieces of the till that it reads.
func showCustomerScreen(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if !c.Htmx() {
		return c.Screen("Tela do cliente", view.CustomerScreen(till, c.Me.AccountName))
	}
	cart, err := openCart(c, till.ID)
	if err != nil {
		return err
	}
	if cart.Sale != nil {
		return c.Fragment(view.Cart(cart), view.NoLast())
	}
	last, found, err := pdv.LastFinalised(c.Tx, till.ID, c.Tx.Now.Add(-thanks))
	if err != nil {
		return err
	}
	if !found {
		return c.Fragment(view.Cart(cart), view.NoLast())
	}
	return c.Fragment(view.Cart(cart), view.Done(last))
}
