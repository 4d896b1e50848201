// Package seller answers for commissions.
package seller

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/web"
)

// Routes are who sold and what they earned.
func Routes(g *web.Group) {
	g.GET("/comissoes", may.ViewCommissions, listCommissions)
	g.POST("/comissoes", may.Manage, saveRates)
}
