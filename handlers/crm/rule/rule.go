// Package rule is the pages of the automations: their list, the editor with its rehearsal, and the log of what each did.
package rule

import (
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// What the automations add to the CRM's menu and permissions.
var (
	Menu        = []layout.Item{{Title: "Automações", Path: "/crm/automacoes", Icon: "bolt", Group: "Gestão", Permission: See.Name}}
	Permissions = []web.Permission{See, Edit}
)

// Rules act in the name of the business: who leads it writes them.
var (
	See  = web.Permission{Name: "crm.rule.view", Title: "Ver as automações", Roles: []account.Role{account.Manager}}
	Edit = web.Permission{Name: "crm.rule.edit", Title: "Criar, pausar e desfazer automações", Roles: []account.Role{account.Manager}}
)

// Routes adds the table of the automations to the CRM's.
func Routes(g *web.Group) {
	g.GET("/automacoes", See, list)
	g.GET("/automacoes/nova", Edit, begin)
	g.POST("/automacoes/campos", Edit, redraw)
	g.POST("/automacoes/ensaio", Edit, rehearse)
	g.POST("/automacoes/verificar", Edit, lookNow)
	g.POST("/automacoes", Edit, save)
	g.GET("/automacoes/disparos/:id", See, showFiring)
	g.POST("/automacoes/disparos/:id/desfazer", Edit, undoFiring)
	g.GET("/automacoes/:id", See, show)
	g.GET("/automacoes/:id/editar", Edit, edit)
	g.POST("/automacoes/:id", Edit, save)
	g.POST("/automacoes/:id/pausar", Edit, pause)
	g.POST("/automacoes/:id/ligar", Edit, resume)
	g.POST("/automacoes/:id/arquivar", Edit, archive)
	g.POST("/automacoes/:id/desfazer", Edit, undoRule)
}
