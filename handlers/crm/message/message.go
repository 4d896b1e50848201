// Package message is the pages of WhatsApp: templates, and the message that is opened from a person, a title, a sale.
package message

import (
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// What messages add to the CRM.
var (
	Menu        = []layout.Item{{Title: "Modelos de mensagem", Path: "/crm/modelos", Icon: "chat-bubble-left-right", Group: "Gestão", Permission: Edit.Name}}
	Permissions = []web.Permission{Send, Edit}
)

var (
	Send = web.Permission{Name: "crm.message.send", Title: "Escrever a clientes pelo WhatsApp",
		Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Finance}}
	Edit = web.Permission{Name: "crm.template.edit", Title: "Escrever os modelos de mensagem", Roles: []account.Role{account.Manager}}
)

// Routes adds the table of messages to the CRM's.
func Routes(g *web.Group) {
	g.GET("/clientes/:id/whatsapp", Send, showWrite)
	g.POST("/clientes/:id/whatsapp", Send, open)

	g.GET("/modelos", Edit, listTemplates)
	g.GET("/modelos/novo", Edit, newTemplate)
	g.POST("/modelos", Edit, createTemplate)
	g.POST("/modelos/previa", Edit, preview)
	g.GET("/modelos/:id", Edit, showTemplate)
	g.POST("/modelos/:id", Edit, saveTemplate)
	g.POST("/modelos/:id/arquivar", Edit, archiveTemplate)
}
