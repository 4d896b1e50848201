// Package offline answers terminals that sell without the server, and shows what a person should look at.
package offline

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/web"
)

// Routes are terminals that sell without the server, and what a person looks at afterwards.
func Routes(g *web.Group) {
	g.GET("/caixas/:id/catalogo", may.Sell, showCatalogue)
	g.POST("/terminais", may.Sell, enrolTerminal)
	g.Prepared("/sincronizar", may.Sell, synchronise)
	g.GET("/contingencia", may.Review, listSynced)
	g.POST("/contingencia/:id/visto", may.Review, markSeen)
	g.POST("/contingencia/:id/lancar", may.Review, repostDocument)
}
