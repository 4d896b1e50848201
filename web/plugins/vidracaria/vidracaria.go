// Package vidracaria is the glass shop: types of glass with their prices per m², the price of a piece, and the pieces
// sold that wait to be cut.
package vidracaria

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
	See  = web.Permission{Name: "vidracaria.vidro.ver", Title: "Ver vidros e cortes", Roles: []account.Role{account.Manager, account.Seller, account.Stockist, account.Cashier, account.Accountant}}
	Edit = web.Permission{Name: "vidracaria.vidro.editar", Title: "Editar tipos de vidro", Roles: []account.Role{account.Manager, account.Stockist}}
	Cut  = web.Permission{Name: "vidracaria.corte.marcar", Title: "Marcar cortes como feitos", Roles: []account.Role{account.Manager, account.Stockist}}
)

// Plugin is the manifest.
var Plugin = web.Module{
	Name: "vidracaria", Title: "Vidraçaria", Plugin: true,
	Text: "Tipos de vidro com preço por m², cálculo da peça pela medida cobrada e a fila de cortes das vendas.",
	Menu: []layout.Item{
		{Title: "Cortes", Path: "/plugin/vidracaria/cortes", Icon: "scissors", Group: "Vidraçaria", Permission: See.Name},
		{Title: "Tipos de vidro", Path: "/plugin/vidracaria/vidros", Icon: "square-2-stack", Group: "Vidraçaria", Permission: See.Name},
	},
	Permissions: []web.Permission{See, Edit, Cut},
	Routes: func(g *web.Group) {
		g.GET("/vidros", See, listGlass)
		g.POST("/vidros", Edit, addGlass)
		g.GET("/vidros/:id", See, showGlass)
		g.POST("/vidros/:id", Edit, saveGlass)
		g.GET("/cortes", See, listCuts)
		g.POST("/cortes/:id/feito", Cut, markCut)
	},
	Subscribe: func(b *db.Bus) {
		db.On(b, queueCuts) // the glass is promised with the sale: both or neither
		db.On(b, dropCuts)  // a cancelled sale must not be cut
		db.Always(b, followPerson)
		db.On(b, tellOfPerson)
	},
	Seed:       seed,
	Causes:     causes,
	Migrations: db.Folder(files),
}
