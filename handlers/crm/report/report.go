// Package report is the pages of the reports: what became of opportunities, goals, and customers by how they buy.
package report

import (
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// What the reports add to the CRM's menu, permissions and to the painel.
var (
	Menu        = []layout.Item{{Title: "Relatórios", Path: "/crm/relatorios", Icon: "chart-bar", Group: "Gestão", Permission: See.Name}}
	Permissions = []web.Permission{See, TakeOut, SetGoals, MakeTasks}
	Panels      = []web.Panel{{On: web.HomePage, Permission: See, Show: goalsAtHome}}
)

// A seller sees what is theirs; who manages, and who keeps the books, sees everybody's.
var (
	See = web.Permission{Name: "crm.report.view", Title: "Ver relatórios e metas",
		Roles: []account.Role{account.Manager, account.Seller, account.Finance, account.Accountant}}
	TakeOut = web.Permission{Name: "crm.report.export", Title: "Exportar relatórios",
		Roles: []account.Role{account.Manager, account.Finance}}
	SetGoals  = web.Permission{Name: "crm.goal.edit", Title: "Definir metas", Roles: []account.Role{account.Manager}}
	MakeTasks = web.Permission{Name: "crm.report.tasks", Title: "Criar tarefas para um grupo de clientes", Roles: []account.Role{account.Manager, account.Seller}}
)

// Routes adds the reports to the CRM's table.
func Routes(g *web.Group) {
	for path := range builders {
		g.GET("/relatorios"+path, See, show(path))
	}
	g.GET("/relatorios/oportunidades", See, listOpportunities)
	g.GET("/relatorios/vendas", See, listSales)
	g.GET("/relatorios/novos", See, listNewcomers)
	g.GET("/relatorios/passagens", See, listVisits)
	g.GET("/relatorios/feitas", See, listDone)
	g.POST("/relatorios/exportar", TakeOut, exportReport)
	g.GET("/relatorios/metas/definir", SetGoals, editGoals)
	g.POST("/relatorios/metas", SetGoals, saveGoals)
	g.GET("/relatorios/clientes/:grupo", See, showGroup)
	g.POST("/relatorios/clientes/:grupo/tarefas", MakeTasks, makeTasks)
}

// seesAll says whether the person sees what is of others, too.
func seesAll(c *web.Context) bool {
	return c.Me.Has(account.Owner, account.Manager, account.Finance, account.Accountant)
}
