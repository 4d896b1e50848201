package pdv

import (
	"omniservicos/store/pdv"
	"omniservicos/web"
)

// mayCancelSale and mayCancelItem are how much may be cancelled alone at this till, by the roles of who operates it,
// with the grant that the form brings.
func mayCancelSale(c *web.Context, sale pdv.Sale) (pdv.Allowance, error) {
	a, err := pdv.SaleAllowance(c.Tx, sale.Stand, c.Me.Roles)
	a.Grant = grantOf(c)
	return a, err
}

func mayCancelItem(c *web.Context, sale pdv.Sale) (pdv.Allowance, error) {
	a, err := pdv.ItemAllowance(c.Tx, sale.Stand, c.Me.Roles)
	a.Grant = grantOf(c)
	return a, err
}
