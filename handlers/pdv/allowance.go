package pdv

import (
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
	"omniservicos/web"
)

// mayCancelSale and mayCancelItem are how much may be cancelled alone at this till, by the roles of who operates it,
// with the grant that the form brings.
func mayCancelSale(c *web.Context, sale pdv.Sale) (authority.Allowance, error) {
	a, err := authority.SaleAllowance(c.Tx, sale.Stand, c.Me.Roles)
	a.Grant = grantOf(c)
	return a, err
}

func mayCancelItem(c *web.Context, sale pdv.Sale) (authority.Allowance, error) {
	a, err := authority.ItemAllowance(c.Tx, sale.Stand, c.Me.Roles)
	a.Grant = grantOf(c)
	return a, err
}
