// Package lead is the pages of who writes to the business first, and the form that visitors see.
package lead

import (
	"omniservicos/store/account"
	"omniservicos/store/person"
	views "omniservicos/views/crm/lead"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// What the leads add to the CRM's menu and permissions, and to the pages of others.
var (
	Menu        = []layout.Item{{Title: "Leads", Path: "/crm/leads", Icon: "megaphone", Group: "Operação", Permission: See.Name}}
	Permissions = []web.Permission{See, Work, SetUp}
	Panels      = []web.Panel{{On: web.OpportunityPage, Permission: See, Show: ofOpportunity}}
)

// Who may what: a lead is an opportunity, and the same people see and work on both.
var (
	See = web.Permission{Name: "crm.lead.view", Title: "Ver os leads",
		Roles: []account.Role{account.Manager, account.Seller, account.Finance, account.Accountant}}
	Work  = web.Permission{Name: "crm.lead.edit", Title: "Registrar, qualificar e passar leads", Roles: []account.Role{account.Manager, account.Seller}}
	SetUp = web.Permission{Name: "crm.lead.setup", Title: "Montar formulários, pontuação e distribuição de leads", Roles: []account.Role{account.Manager}}
)

// Routes adds the table of the leads to the CRM's.
func Routes(g *web.Group) {
	g.GET("/leads", See, list)
	g.GET("/leads/novo", Work, newLead)
	g.POST("/leads", Work, createLead)
	g.POST("/leads/passar", Work, handOverMany)
	g.POST("/leads/:id/passar", Work, handOver)
	g.POST("/leads/:id/contato", Work, contact)
	g.POST("/leads/:id/qualificar", Work, qualify)
	g.POST("/leads/:id/cliente", Work, convert)

	g.GET("/leads/formularios", SetUp, listForms)
	g.GET("/leads/formularios/novo", SetUp, newForm)
	g.POST("/leads/formularios", SetUp, createForm)
	g.GET("/leads/formularios/:id", SetUp, editForm)
	g.POST("/leads/formularios/:id", SetUp, saveForm)
	g.POST("/leads/formularios/:id/encerrar", SetUp, closeForm)
	g.POST("/leads/formularios/:id/reabrir", SetUp, reopenForm)

	g.GET("/leads/pontuacao", SetUp, editRules)
	g.POST("/leads/pontuacao", SetUp, saveRules)
	g.GET("/leads/distribuicao", SetUp, editDeal)
	g.POST("/leads/distribuicao", SetUp, saveDeal)
	g.POST("/leads/distribuicao/prazo", SetUp, saveMinutes)
	g.POST("/leads/distribuicao/pausas", SetUp, savePause)
	g.POST("/leads/distribuicao/pausas/:id/retirar", SetUp, endPause)

	r := g.Root()
	r.Public("GET", "/f/:conta/:chave", showCapture)
	r.Public("POST", "/f/:conta/:chave", takeCapture)
	r.Public("GET", "/f/:conta/:chave/obrigado", showThanks)
	g.Join(r)
}

// peopleOf are who leads may belong to, and the words that lists need.
func peopleOf(c *web.Context) (p views.People, err error) {
	p.Me = c.Me.IdentityID
	if p.Members, err = account.Colleagues(c.Tx); err != nil {
		return p, err
	}
	if p.Teams, err = account.ListTeams(c.Tx); err != nil {
		return p, err
	}
	p.Origins, err = person.ListOrigins(c.Tx)
	return p, err
}
