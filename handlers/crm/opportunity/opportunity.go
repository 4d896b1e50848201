// Package opportunity is the pages of the funnels: the board, its table, each opportunity, and how the funnels are set up.
package opportunity

import (
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// What the funnels add to the CRM's menu, permissions and to a person's page.
var (
	Menu        = []layout.Item{{Title: "Funil", Path: "/crm/funil", Icon: "funnel", Group: "Operação", Permission: See.Name}}
	Permissions = []web.Permission{See, Work, SetUp}
	Panels      = []web.Panel{{On: web.CustomerPage, Permission: See, Show: ofPerson}}
)

// A seller sees and moves the cards of the whole team, as with tasks: in a small shop who is there answers. Who moved
// what is in the card's history.
var (
	See = web.Permission{Name: "crm.opportunity.view", Title: "Ver o funil de oportunidades",
		Roles: []account.Role{account.Manager, account.Seller, account.Finance, account.Accountant}}
	Work = web.Permission{Name: "crm.opportunity.edit", Title: "Criar, mover e fechar oportunidades",
		Roles: []account.Role{account.Manager, account.Seller}}
	SetUp = web.Permission{Name: "crm.funnel.edit", Title: "Montar funis, etapas e motivos de perda", Roles: []account.Role{account.Manager}}
)

// Routes adds the table of the funnels to the CRM's.
func Routes(g *web.Group) {
	g.GET("/funil", See, showBoard)
	g.GET("/funil/:id", See, showBoard)
	g.GET("/funil/:id/tabela", See, showTable)
	g.GET("/etapas/:id", See, moreCards)
	g.POST("/filtros", Work, saveFilter)
	g.POST("/filtros/:id/apagar", Work, deleteFilter)

	g.GET("/oportunidades/nova", Work, newOpportunity)
	g.POST("/oportunidades", Work, createOpportunity)
	g.GET("/oportunidades/:id", See, showOpportunity)
	g.GET("/oportunidades/:id/editar", Work, editOpportunity)
	g.POST("/oportunidades/:id", Work, saveOpportunity)
	g.GET("/oportunidades/:id/mover", Work, askMove)
	g.POST("/oportunidades/:id/mover", Work, moveOpportunity)
	g.GET("/oportunidades/:id/ganhar", Work, askWin)
	g.POST("/oportunidades/:id/ganhar", Work, win)
	g.GET("/oportunidades/:id/perder", Work, askLose)
	g.POST("/oportunidades/:id/perder", Work, lose)
	g.POST("/oportunidades/:id/reabrir", Work, reopen)
	g.POST("/oportunidades/:id/tarefas", Work, planStep)
	g.POST("/oportunidades/:id/itens", Work, addItem)
	g.POST("/oportunidades/:id/itens/:n", Work, changeItem)
	g.POST("/oportunidades/:id/desconto", Work, discountItems)
	g.POST("/oportunidades/:id/precos", Work, repriceItems)

	g.GET("/funis", SetUp, listFunnels)
	g.GET("/funis/novo", SetUp, newFunnel)
	g.POST("/funis", SetUp, createFunnel)
	g.GET("/funis/:id", SetUp, editFunnel)
	g.POST("/funis/:id", SetUp, saveFunnel)
	g.POST("/funis/:id/arquivar", SetUp, archiveFunnel)
	g.POST("/motivos", SetUp, saveReasons)
}
