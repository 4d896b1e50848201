// Package pdv joins the pages of the point of sale into one module.
package pdv

import (
	"omniservicos/handlers/pdv/api"
	"omniservicos/handlers/pdv/cash"
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/fiado"
	"omniservicos/handlers/pdv/loyalty"
	"omniservicos/handlers/pdv/may"
	"omniservicos/handlers/pdv/offline"
	"omniservicos/handlers/pdv/presale"
	"omniservicos/handlers/pdv/returns"
	"omniservicos/handlers/pdv/sale"
	"omniservicos/handlers/pdv/seller"
	"omniservicos/handlers/pdv/setup"
	"omniservicos/handlers/pdv/till"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// Module is the PDV.
var Module = web.Module{
	Name:  "pdv",
	Title: "PDV",
	Check: true,
	Menu: []layout.Item{
		{Title: "PDV", Path: "/pdv", Icon: "shopping-cart", Group: "Operação", Permission: may.Sell.Name, Bottom: true},
		{Title: "Vendas", Path: "/pdv/vendas", Icon: "receipt-percent", Group: "Operação", Permission: may.View.Name},
		{Title: "Pré-vendas", Path: "/pdv/pre-vendas", Also: []string{"/pdv/reservas"}, Icon: "document-text", Group: "Operação", Permission: may.View.Name},
		{Title: "Comissões", Path: "/pdv/comissoes", Icon: "percent-badge", Group: "Gestão", Permission: may.ViewCommissions.Name},
		{Title: "Devoluções", Path: "/pdv/devolucoes", Icon: "arrow-uturn-left", Group: "Operação", Permission: may.View.Name},
		{Title: "Fora do ar", Path: "/pdv/contingencia", Icon: "signal-slash", Group: "Operação", Permission: may.Review.Name},
		{Title: "Caixas", Path: "/pdv/caixas", Also: []string{"/pdv/turnos", "/pdv/prova", "/pdv/formas", "/pdv/prazos", "/pdv/teclas", "/pdv/balanca", "/pdv/pontos"}, Icon: "calculator", Group: "Operação", Permission: may.ViewShifts.Name},
		{Title: "O que olhar", Path: "/pdv/atencao", Icon: "eye", Group: "Gestão", Permission: may.Watch.Name},
	},
	Permissions: may.All,
	Routes:      routes,
	Context:     setup.WithKeys,
	Panels: []web.Panel{
		{On: web.HomePage, Permission: may.View, Show: sale.SalesOfToday},
		{On: web.HomePage, Permission: may.View, Show: sale.SalesByDay, Last: true},
		{On: web.CustomerPage, Permission: may.View, Show: loyalty.PointsOf},
		{On: web.CustomerPage, Permission: may.View, Show: sale.PurchasesOf},
	},
	Search: sale.Search,
}

func routes(g *web.Group) {
	api.Routes(g)
	till.Routes(g)
	sale.Routes(g)
	presale.Routes(g)
	returns.Routes(g)
	seller.Routes(g)
	loyalty.Routes(g)
	fiado.Routes(g)
	cash.Routes(g)
	offline.Routes(g)
	setup.Routes(g)
	g.Prepared("/autorizar", may.Sell, desk.Authorise) // a supervisor's PIN for what the cashier may not alone
}
