// Package sale answers for the sales that were made.
package sale

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/web"
)

// Routes are the sales that were made: their list, one of them, its receipt.
func Routes(g *web.Group) {
	g.GET("/vendas", may.View, listSales)
	g.GET("/vendas/:id", may.View, showSale)
	g.GET("/vendas/:id/cupom", may.View, showReceipt)
	g.POST("/vendas/:id/reimprimir", may.Sell, reprintReceipt)
	g.POST("/vendas/:id/cancelar", may.Cancel, cancelSale)
	g.POST("/vendas/:id/imprimir", may.Sell, countPrint)
}
