// Package returns answers for what customers bring back, and for the vales-troca they get.
package returns

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/web"
)

// Routes are what came back, and its vales-troca.
func Routes(g *web.Group) {
	g.GET("/devolucoes", may.View, listReturns)
	g.GET("/devolucoes/nova", may.Sell, findSaleToReturn)
	g.GET("/devolucoes/:id", may.View, showReturn)
	g.GET("/vendas/:id/devolver", may.Sell, askReturn)
	g.POST("/vendas/:id/devolver", may.Sell, makeReturn) // above the limit, with a supervisor's PIN
	g.POST("/devolucoes/limite", may.Manage, saveReturnLimit)
	g.GET("/vales/:id", may.Sell, desk.ShowPaper(voucherPaper))
	g.POST("/vales/:id", may.Sell, desk.SendPaper(voucherPaper))
}
