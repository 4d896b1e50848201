// Package stock is the pages of products, categories, depots and stock.
package stock

import (
	"strconv"

	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// What people of each role may do here. The owner always may.
var (
	SeeProducts = web.Permission{Name: "erp.product.view", Title: "Ver produtos e preços", Roles: account.Roles}
	EditProduct = web.Permission{Name: "erp.product.edit", Title: "Cadastrar e alterar produtos", Roles: []account.Role{account.Manager, account.Stockist}}
	SeeStock    = web.Permission{Name: "erp.stock.view", Title: "Ver o estoque e as suas movimentações",
		Roles: []account.Role{account.Manager, account.Stockist, account.Seller, account.Finance, account.Accountant}}
	MoveStock = web.Permission{Name: "erp.stock.move", Title: "Movimentar o estoque", Roles: []account.Role{account.Manager, account.Stockist}}
	SeeCost   = web.Permission{Name: "erp.cost.view", Title: "Ver custos e margens",
		Roles: []account.Role{account.Manager, account.Stockist, account.Finance, account.Accountant}}
)

// Permissions are all of them.
var Permissions = []web.Permission{SeeProducts, EditProduct, SeeStock, MoveStock, SeeCost}

// Menu is what stock adds to the menu.
var Menu = []layout.Item{
	{Title: "Estoque", Path: "/erp/estoque", Also: []string{"/erp/depositos"}, Icon: "archive-box", Group: "Operação", Permission: SeeStock.Name},
	{Title: "Produtos", Path: "/erp/produtos", Also: []string{"/erp/categorias"}, Icon: "cube", Group: "Cadastros", Permission: SeeProducts.Name, Bottom: true},
}

// Panels are what stock shows on other pages.
var Panels = []web.Panel{{On: web.HomePage, Permission: SeeStock, Show: lowStockAtHome}}

// Routes is the route table.
func Routes(g *web.Group) {
	g.GET("/produtos", SeeProducts, listProducts)
	g.GET("/produtos/novo", EditProduct, newProduct)
	g.GET("/produtos/opcoes", SeeProducts, productOptions)
	g.POST("/produtos", EditProduct, createProduct)
	g.GET("/produtos/:id", SeeProducts, showProduct)
	g.POST("/produtos/:id", EditProduct, saveProduct)
	g.POST("/produtos/:id/arquivar", EditProduct, archiveProduct)
	g.POST("/produtos/:id/reativar", EditProduct, reactivateProduct)
	g.GET("/produtos/:id/kardex", SeeStock, showKardex)
	g.GET("/arquivos/:id", SeeProducts, showPhoto)

	g.GET("/categorias", SeeProducts, listCategories)
	g.POST("/categorias", EditProduct, createCategory)
	g.GET("/categorias/:id", EditProduct, showCategory)
	g.POST("/categorias/:id", EditProduct, renameCategory)
	g.POST("/categorias/:id/arquivar", EditProduct, archiveCategory)
	g.POST("/categorias/:id/reativar", EditProduct, reactivateCategory)

	g.GET("/depositos", SeeStock, listDepots)
	g.POST("/depositos", MoveStock, createDepot)
	g.GET("/depositos/:id", MoveStock, showDepot)
	g.POST("/depositos/:id", MoveStock, renameDepot)
	g.POST("/depositos/:id/arquivar", MoveStock, archiveDepot)
	g.POST("/depositos/:id/reativar", MoveStock, reactivateDepot)

	g.GET("/estoque", SeeStock, showPosition)
	g.GET("/estoque/entrada", MoveStock, newReceipt)
	g.POST("/estoque/entrada", MoveStock, receive)
	g.GET("/estoque/ajuste", MoveStock, newCount)
	g.POST("/estoque/ajuste", MoveStock, adjust)
	g.GET("/estoque/transferencia", MoveStock, newShipment)
	g.POST("/estoque/transferencia", MoveStock, ship)
	g.GET("/estoque/operacoes/:id", SeeStock, showOperation)
}

// queryID is an id in the address, or 0.
func queryID(c *web.Context, name string) int64 {
	id, err := strconv.ParseInt(c.Query(name), 10, 64)
	if err != nil || id < 0 {
		return 0
	}
	return id
}
