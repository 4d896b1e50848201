// Package cozinha is the kitchen: which sector prepares which product and in how long, and the board on which what was
// sold goes from sent to delivered.
package cozinha

import (
	"embed"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

//go:embed migrations/*.sql
var files embed.FS

var (
	See       = web.Permission{Name: "cozinha.item.ver", Title: "Ver a cozinha", Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Stockist, account.Accountant}}
	Move      = web.Permission{Name: "cozinha.item.mover", Title: "Mover itens da cozinha", Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Stockist}}
	Configure = web.Permission{Name: "cozinha.prato.configurar", Title: "Configurar setores e pratos", Roles: []account.Role{account.Manager}}
)

// Plugin is the manifest.
var Plugin = web.Module{
	Name: "cozinha", Title: "Cozinha", Plugin: true,
	Text: "Setores como grelha e bar, o tempo de cada prato e o painel em que os itens vendidos vão de enviado a entregue.",
	Menu: []layout.Item{
		{Title: "Painel da cozinha", Path: board, Icon: "fire", Group: "Cozinha", Permission: See.Name},
		{Title: "Setores e pratos", Path: setup, Icon: "cog-6-tooth", Group: "Cozinha", Permission: See.Name},
	},
	Permissions: []web.Permission{See, Move, Configure},
	Routes: func(g *web.Group) {
		g.GET("/painel", See, showBoard)
		g.POST("/itens/:id/avancar", Move, advanceTicket)
		g.POST("/itens/:id/desfazer", Move, recallTicket)
		g.GET("/setores", See, showSetup)
		g.POST("/setores", Configure, addSector)
		g.GET("/setores/:id", Configure, showSector)
		g.POST("/setores/:id", Configure, renameSector)
		g.POST("/setores/:id/arquivar", Configure, archiveSector)
		g.GET("/produtos", Configure, productOptions)
		g.POST("/pratos", Configure, addDish)
		g.GET("/pratos/:id", Configure, showDish)
		g.POST("/pratos/:id", Configure, saveDish)
		g.POST("/pratos/:id/tirar", Configure, removeDish)
	},
	Subscribe: func(b *db.Bus) {
		db.On(b, sendTickets) // who paid must be served: a sale that stands is never unknown to the kitchen
		db.On(b, dropTickets) // and what was undone must not be cooked
	},
	Seed:       seed,
	Migrations: db.Folder(files),
	Activate:   seedSectors,
}

// The plugin's pages, which other pages of its own lead to.
const (
	board = "/plugin/cozinha/painel"
	setup = "/plugin/cozinha/setores"
)
