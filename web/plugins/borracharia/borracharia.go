// Package borracharia is the tyre shop: vehicles found by any writing of their plate, what their odometers said, the
// visits that sales leave behind, and the arithmetic of tyre sizes.
package borracharia

import (
	"embed"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

//go:embed migrations/*.sql
var files embed.FS

// Who sees a vehicle sees its customer, so these are roles that may see customers.
var (
	See     = web.Permission{Name: "borracharia.veiculo.ver", Title: "Ver veículos e visitas", Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Accountant}}
	Edit    = web.Permission{Name: "borracharia.veiculo.editar", Title: "Cadastrar e alterar veículos", Roles: []account.Role{account.Manager, account.Seller, account.Cashier}}
	Measure = web.Permission{Name: "borracharia.medida.calcular", Title: "Calcular medidas de pneu", Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Stockist}}
)

// Plugin is the manifest.
var Plugin = web.Module{
	Name: "borracharia", Title: "Borracharia", Plugin: true,
	Text: "Veículos pela placa antiga ou Mercosul, quilometragem, visitas que as vendas registram sozinhas e cálculo de medidas de pneu.",
	Menu: []layout.Item{
		{Title: "Veículos", Path: "/plugin/borracharia/veiculos", Icon: "truck", Group: "Borracharia", Permission: See.Name},
		{Title: "Medidas de pneu", Path: "/plugin/borracharia/medidas", Icon: "calculator", Group: "Borracharia", Permission: Measure.Name},
	},
	Permissions: []web.Permission{See, Edit, Measure},
	Routes: func(g *web.Group) {
		g.GET("/veiculos", See, listVehicles)
		g.GET("/veiculos/novo", Edit, newVehicle)
		g.GET("/veiculos/clientes", Edit, ownerOptions)
		g.POST("/veiculos", Edit, createVehicle)
		g.GET("/veiculos/:id", See, showVehicle)
		g.GET("/veiculos/:id/editar", Edit, editVehicle)
		g.POST("/veiculos/:id", Edit, saveVehicle)
		g.POST("/veiculos/:id/km", Edit, recordKm)
		g.POST("/veiculos/:id/visitas/:visita", Edit, claimVisit)
		g.POST("/veiculos/:id/arquivar", Edit, archiveVehicle)
		g.POST("/veiculos/:id/reativar", Edit, reactivateVehicle)
		g.GET("/medidas", Measure, showSizes)
	},
	Subscribe: func(b *db.Bus) {
		db.On(b, recordVisit)      // a few rows of ours: with the sale, so that a sale undone leaves no visit
		db.On(b, cancelVisit)      // and a cancelled sale is never shown as a visit that stands
		db.Always(b, followPerson) // a merge must leave nothing on the person who is no more, even while the plugin is off
		db.On(b, tellOfPerson)
	},
	Panels:     []web.Panel{{On: web.CustomerPage, Permission: See, Show: vehiclesPanel}},
	Search:     searchVehicles,
	Causes:     causes,
	Seed:       seed,
	Migrations: db.Folder(files),
}
