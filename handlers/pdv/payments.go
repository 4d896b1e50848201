package pdv

import (
	"omniservicos/store/account"
	"omniservicos/web"
)

// ManagePayments is who says how the account is paid.
var ManagePayments = web.Permission{Name: "pdv.payment.manage", Title: "Configurar formas de pagamento, taxas e a chave Pix",
	Roles: []account.Role{account.Manager, account.Finance}}

func routesOfPayments(g *web.Group) {
	g.GET("/caixas/:id/fiado", Sell, askFiado)
	g.POST("/caixas/:id/fiado", Sell, takeFiado)
	g.GET("/fiado/:id", View, showFiado)
	g.GET("/fiado/:id/recibo", View, printFiado)
	g.GET("/formas", ManagePayments, listMethods)
	g.GET("/formas/nova", ManagePayments, newMethod)
	g.POST("/formas", ManagePayments, createMethod)
	g.GET("/formas/:codigo", ManagePayments, editMethod)
	g.POST("/formas/:codigo", ManagePayments, changeMethod)
	g.POST("/formas/:codigo/mover", ManagePayments, moveMethod)
	g.GET("/prazos/novo", ManagePayments, newTerm)
	g.POST("/prazos", ManagePayments, createTerm)
	g.GET("/prazos/:id", ManagePayments, editTerm)
	g.POST("/prazos/:id", ManagePayments, changeTerm)
	g.POST("/prazos/:id/excluir", ManagePayments, dropTerm)
	g.POST("/pix", ManagePayments, savePix)
}
