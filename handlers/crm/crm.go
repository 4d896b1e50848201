// Package crm is the pages of people: the registry, each person's page and the tasks.
package crm

import (
	"slices"

	"omniservicos/handlers/crm/intake"
	"omniservicos/handlers/crm/lead"
	"omniservicos/handlers/crm/message"
	"omniservicos/handlers/crm/notice"
	"omniservicos/handlers/crm/opportunity"
	"omniservicos/handlers/crm/quote"
	"omniservicos/handlers/crm/registry"
	"omniservicos/handlers/crm/report"
	"omniservicos/handlers/crm/rule"
	"omniservicos/store/account"
	views "omniservicos/views/crm"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// Module is the CRM.
var Module = web.Module{
	Name:  "crm",
	Title: "CRM",
	Check: true,
	Menu: slices.Concat(opportunity.Menu, lead.Menu, quote.Menu, []layout.Item{
		{Title: "Tarefas", Path: "/crm/tarefas", Icon: "check-circle", Group: "Operação", Permission: SeeTasks.Name},
		{Title: "Clientes", Path: "/crm/clientes", Icon: "users", Group: "Cadastros", Permission: See.Name, Bottom: true},
	}, rule.Menu, report.Menu, message.Menu),
	Permissions: slices.Concat([]web.Permission{See, Edit, Export, Merge, SetCredit, SeeTasks, DoTasks}, opportunity.Permissions, lead.Permissions, quote.Permissions, rule.Permissions, report.Permissions, message.Permissions, registry.Permissions, intake.Permissions),
	Routes:      routes,
	Panels:      slices.Concat(opportunity.Panels, lead.Panels, quote.Panels, report.Panels),
	Search:      searchPeople,
	Agenda:      agenda,
	Alerts:      notice.Home,
	Kinds:       views.Kinds,
}

// What people of each role may do here. The owner always may.
var (
	See = web.Permission{Name: "crm.person.view", Title: "Ver o cadastro de clientes",
		Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Finance, account.Accountant}}
	Edit = web.Permission{Name: "crm.person.edit", Title: "Cadastrar e alterar clientes",
		Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Finance}}
	Export = web.Permission{Name: "crm.person.export", Title: "Exportar o cadastro de clientes",
		Roles: []account.Role{account.Manager, account.Finance}}
	Merge     = web.Permission{Name: "crm.person.merge", Title: "Unir cadastros repetidos", Roles: []account.Role{account.Manager}}
	SetCredit = web.Permission{Name: "crm.person.credit", Title: "Definir o limite de fiado",
		Roles: []account.Role{account.Manager, account.Finance}}
	SeeTasks = web.Permission{Name: "crm.task.view", Title: "Ver as tarefas", Roles: account.Roles}
	DoTasks  = web.Permission{Name: "crm.task.edit", Title: "Criar e concluir tarefas",
		Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Stockist, account.Finance}}
)

func routes(g *web.Group) {
	opportunity.Routes(g)
	quote.Routes(g)
	registry.Routes(g)
	rule.Routes(g)
	report.Routes(g)
	message.Routes(g)
	notice.Routes(g)
	lead.Routes(g)
	intake.Routes(g)

	g.GET("/clientes", See, listPeople)
	g.GET("/clientes/novo", Edit, newPerson)
	g.GET("/clientes/duplicados", Edit, showDuplicates)
	g.GET("/clientes/opcoes", See, personOptions)
	g.POST("/clientes", Edit, createPerson)
	g.POST("/clientes/exportar", Export, exportPeople)
	g.POST("/clientes/em-massa", Edit, changeMany)
	g.GET("/clientes/:id", See, showPerson)
	g.GET("/clientes/:id/editar", Edit, editPerson)
	g.POST("/clientes/:id", Edit, savePerson)
	g.POST("/clientes/:id/arquivar", Edit, archivePerson)
	g.POST("/clientes/:id/reativar", Edit, reactivatePerson)
	g.POST("/clientes/:id/notas", Edit, addNote)
	g.POST("/clientes/:id/ligacoes", Edit, logCall)
	g.POST("/clientes/:id/arquivos", Edit, addFile)
	g.GET("/arquivos/:id", See, giveFile)
	g.GET("/clientes/:id/unir", Merge, askMerge)
	g.POST("/clientes/:id/unir", Merge, mergePeople)

	g.GET("/tarefas", SeeTasks, listTasks)
	g.POST("/tarefas", DoTasks, createTask)
	g.GET("/tarefas/:id", SeeTasks, showTask)
	g.POST("/tarefas/:id", DoTasks, saveTask)
	g.POST("/tarefas/:id/concluir", DoTasks, finishTask)
	g.POST("/tarefas/:id/reabrir", DoTasks, reopenTask)
	g.POST("/tarefas/:id/adiar", DoTasks, snoozeTask)
	g.GET("/tarefas/:id/proximo", DoTasks, askNext)
	g.POST("/tarefas/:id/proximo", DoTasks, planNext)
}
