// Package fiado answers for customers who pay at the till what they owe.
package fiado

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/web"
)

// Routes are customers paying at the till what they owe.
func Routes(g *web.Group) {
	g.GET("/caixas/:id/fiado", may.Sell, askFiado)
	g.POST("/caixas/:id/fiado", may.Sell, takeFiado)
	g.GET("/fiado/:id", may.View, showFiado)
	g.GET("/fiado/:id/recibo", may.View, desk.ShowPaper(paper))
	g.POST("/fiado/:id/recibo", may.Sell, desk.SendPaper(paper))
}
