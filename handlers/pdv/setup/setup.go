// Package setup answers for what a shop sets up once: keys, scales, printers, forms of payment.
package setup

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/web"
)

// Routes are what a shop sets up once: keys, scales, printers, forms of payment.
func Routes(g *web.Group) {
	g.GET("/teclas", may.Manage, showKeys)
	g.POST("/teclas", may.Manage, saveKeys)
	g.GET("/balanca", may.Manage, showScales)
	g.POST("/balanca", may.Manage, saveScales)
	g.GET("/caixas/:id/impressora", may.Manage, showPrinter)
	g.POST("/caixas/:id/impressora", may.Manage, savePrinter)
	g.GET("/caixas/:id/impressora/teste", may.Manage, showTestPage)
	g.POST("/caixas/:id/impressora/teste", may.Manage, printTestPage)
	g.GET("/formas", may.ManagePayments, listMethods)
	g.GET("/formas/nova", may.ManagePayments, newMethod)
	g.POST("/formas", may.ManagePayments, createMethod)
	g.GET("/formas/:codigo", may.ManagePayments, editMethod)
	g.POST("/formas/:codigo", may.ManagePayments, changeMethod)
	g.POST("/formas/:codigo/mover", may.ManagePayments, moveMethod)
	g.GET("/prazos/novo", may.ManagePayments, newTerm)
	g.POST("/prazos", may.ManagePayments, createTerm)
	g.GET("/prazos/:id", may.ManagePayments, editTerm)
	g.POST("/prazos/:id", may.ManagePayments, changeTerm)
	g.POST("/prazos/:id/excluir", may.ManagePayments, dropTerm)
	g.POST("/pix", may.ManagePayments, savePix)
}
