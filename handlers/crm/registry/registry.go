// Package registry is the page on which an account sets up its registry of people: tags, origins and fields of its own.
package registry

import (
	"omniservicos/store/account"
	"omniservicos/web"
)

// What setting up the registry adds to the CRM.
var (
	SetUp = web.Permission{Name: "crm.registry.edit", Title: "Montar marcadores, origens e campos do cadastro", Roles: []account.Role{account.Manager}}

	Permissions = []web.Permission{SetUp}
)

// Routes adds the table of the set-up to the CRM's.
func Routes(g *web.Group) {
	g.GET("/cadastros", SetUp, showRegistry)
	g.POST("/cadastros/marcadores", SetUp, saveTags)
	g.POST("/cadastros/origens", SetUp, saveOrigins)
	g.GET("/cadastros/campos/novo", SetUp, newField)
	g.POST("/cadastros/campos", SetUp, createField)
	g.GET("/cadastros/campos/:id", SetUp, editField)
	g.POST("/cadastros/campos/:id", SetUp, saveField)
	g.POST("/cadastros/campos/:id/arquivar", SetUp, archiveField)
	g.POST("/cadastros/campos/:id/reativar", SetUp, reactivateField)
}
