// Package presale answers for orçamentos and pré-vendas.
package presale

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/web"
)

// Routes are the pré-vendas in the back office; the till opens them.
func Routes(g *web.Group) {
	g.GET("/pre-vendas", may.View, listPresales)
	g.GET("/pre-vendas/nova", may.Presell, newPresale)
	g.POST("/pre-vendas", may.Presell, beginPresale)
	g.GET("/pre-vendas/:id", may.View, showPresale)
	g.GET("/pre-vendas/:id/imprimir", may.View, printPresale)
	g.POST("/pre-vendas/:id", may.Presell, savePresale)
	g.POST("/pre-vendas/:id/itens", may.Presell, addPresaleLine)
	g.POST("/pre-vendas/:id/itens/:n", may.Presell, changePresaleLine)
	g.POST("/pre-vendas/:id/cancelar", may.Presell, cancelPresale)
	g.GET("/reservas", may.Manage, showReserves)
	g.POST("/reservas", may.Manage, saveReserves)
}
