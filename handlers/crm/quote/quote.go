// Package quote is the pages of orçamentos: the list, the page of each, and what the customer sees by the link.
package quote

import (
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// What orçamentos add to the CRM's menu, permissions and to a person's page.
var (
	Menu        = []layout.Item{{Title: "Orçamentos", Path: "/crm/orcamentos", Icon: "document-text", Group: "Operação", Permission: See.Name}}
	Permissions = []web.Permission{See, Work}
	Panels      = []web.Panel{{On: web.CustomerPage, Permission: See, Show: ofPerson}}
)

var (
	See = web.Permission{Name: "crm.quote.view", Title: "Ver os orçamentos",
		Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Finance, account.Accountant}}
	Work = web.Permission{Name: "crm.quote.edit", Title: "Fazer e enviar orçamentos",
		Roles: []account.Role{account.Manager, account.Seller}}
)

// Routes adds the table of the orçamentos to the CRM's. The public ones need the key that stands in the link.
func Routes(g *web.Group) {
	g.GET("/orcamentos", See, listQuotes)
	g.POST("/orcamentos", Work, makeQuote)
	g.GET("/orcamentos/:id", See, showQuote)
	g.POST("/orcamentos/:id", Work, saveQuote)
	g.GET("/orcamentos/:id/pdf", See, downloadQuote)
	g.GET("/orcamentos/:id/imprimir", See, printQuote)
	g.POST("/orcamentos/:id/itens", Work, addItem)
	g.POST("/orcamentos/:id/itens/:n", Work, changeItem)
	g.POST("/orcamentos/:id/desconto", Work, discountItems)
	g.POST("/orcamentos/:id/precos", Work, repriceItems)
	g.POST("/orcamentos/:id/enviar", Work, sendQuote)
	g.POST("/orcamentos/:id/editar", Work, reviseQuote)
	g.POST("/orcamentos/:id/anular", Work, annulQuote)
	g.POST("/orcamentos/:id/responder", Work, writeAnswer)

	root := g.Root()
	root.Public("GET", "/o/:conta/:chave", showPublic)
	root.Public("POST", "/o/:conta/:chave", answerPublic)
	root.Public("POST", "/o/:conta/:chave/visto", seePublic)
	root.Public("GET", "/o/:conta/:chave/pdf", downloadPublic)
	g.Join(root)
}
