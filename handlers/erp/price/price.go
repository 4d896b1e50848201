// Package price is the pages of price lists and promotions.
package price

import (
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// What people of each role may do here. The owner always may.
var (
	SeePrices = web.Permission{Name: "erp.price.view", Title: "Ver tabelas de preços e promoções",
		Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Stockist, account.Finance, account.Accountant}}
	EditPrices = web.Permission{Name: "erp.price.edit", Title: "Mudar tabelas de preços e promoções", Roles: []account.Role{account.Manager}}
)

// Permissions are all of them.
var Permissions = []web.Permission{SeePrices, EditPrices}

// Menu is what prices add to the menu.
var Menu = []layout.Item{
	{Title: "Preços", Path: "/erp/promocoes", Also: []string{"/erp/tabelas"}, Icon: "tag", Group: "Cadastros", Permission: SeePrices.Name},
}

// Panels are what prices show on other pages.
var Panels = []web.Panel{{On: web.CustomerPage, Permission: EditPrices, Show: listOfCustomer}}

// Routes is the route table.
func Routes(g *web.Group) {
	g.GET("/tabelas", SeePrices, listLists)
	g.POST("/tabelas", EditPrices, createList)
	g.GET("/tabelas/:id", SeePrices, showList)
	g.POST("/tabelas/:id", EditPrices, saveList)
	g.POST("/tabelas/:id/produtos", EditPrices, setPrice)
	g.POST("/tabelas/:id/arquivar", EditPrices, archiveList)
	g.POST("/tabelas/:id/reativar", EditPrices, reactivateList)
	g.POST("/tabelas/clientes/:id", EditPrices, setCustomerList)

	g.GET("/promocoes", SeePrices, listPromotions)
	g.GET("/promocoes/nova", EditPrices, newPromotion)
	g.POST("/promocoes", EditPrices, createPromotion)
	g.GET("/promocoes/:id", EditPrices, showPromotion)
	g.POST("/promocoes/:id", EditPrices, savePromotion)
	g.POST("/promocoes/:id/arquivar", EditPrices, archivePromotion)
	g.POST("/promocoes/:id/reativar", EditPrices, reactivatePromotion)
}
