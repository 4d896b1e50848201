// Package pdv is the point of sale: the till's screen, its sales and its shifts.
package pdv

import (
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// Module is the PDV.
var Module = web.Module{
	Name:  "pdv",
	Title: "PDV",
	Check: true,
	Menu: []layout.Item{
		{Title: "PDV", Path: "/pdv", Icon: "shopping-cart", Group: "Operação", Permission: Sell.Name, Bottom: true},
		{Title: "Vendas", Path: "/pdv/vendas", Icon: "receipt-percent", Group: "Operação", Permission: View.Name},
		{Title: "Pré-vendas", Path: "/pdv/pre-vendas", Icon: "document-text", Group: "Operação", Permission: View.Name},
		{Title: "Comissões", Path: "/pdv/comissoes", Icon: "percent-badge", Group: "Gestão", Permission: ViewCommissions.Name},
		{Title: "Devoluções", Path: "/pdv/devolucoes", Icon: "arrow-uturn-left", Group: "Operação", Permission: View.Name},
		{Title: "Fora do ar", Path: "/pdv/contingencia", Icon: "signal-slash", Group: "Operação", Permission: Review.Name},
		{Title: "Caixas", Path: "/pdv/caixas", Also: []string{"/pdv/turnos", "/pdv/prova", "/pdv/formas", "/pdv/prazos", "/pdv/teclas", "/pdv/balanca"}, Icon: "calculator", Group: "Operação", Permission: ViewShifts.Name},
		{Title: "O que olhar", Path: "/pdv/atencao", Icon: "eye", Group: "Gestão", Permission: Watch.Name},
	},
	Permissions: []web.Permission{Sell, AddProduct, AddCustomer, View, Presell, PrintVouchers, ViewCommissions, Cancel, Open, CloseUnsent, Manage, ViewShifts, ViewCounts, Count, Reopen, Watch, Review, ManagePayments},
	Routes:      routes,
	Context:     withKeys,
	Panels: []web.Panel{
		{On: web.HomePage, Permission: View, Show: salesOfToday},
		{On: web.HomePage, Permission: View, Show: salesByDay, Last: true},
		{On: web.CustomerPage, Permission: View, Show: purchasesOf},
	},
	Search: searchSales,
}

// What people of each role may do here. The owner always may.
var (
	AddProduct = web.Permission{Name: "pdv.product.add", Title: "Cadastrar um produto durante a venda",
		Roles: []account.Role{account.Manager, account.Cashier}}
	AddCustomer = web.Permission{Name: "pdv.customer.add", Title: "Cadastrar um cliente durante a venda",
		Roles: []account.Role{account.Manager, account.Cashier, account.Seller}}
	Sell = web.Permission{Name: "pdv.sale.make", Title: "Vender no caixa",
		Roles: []account.Role{account.Manager, account.Cashier, account.Seller}}
	View = web.Permission{Name: "pdv.sale.view", Title: "Ver as vendas",
		Roles: []account.Role{account.Manager, account.Cashier, account.Seller, account.Finance, account.Accountant}}
	Presell = web.Permission{Name: "pdv.presale.make", Title: "Fazer pré-vendas e orçamentos",
		Roles: []account.Role{account.Manager, account.Cashier, account.Seller}}
	ViewCommissions = web.Permission{Name: "pdv.commission.view", Title: "Ver comissões; um vendedor, só as suas",
		Roles: []account.Role{account.Manager, account.Seller, account.Cashier, account.Finance, account.Accountant}}
	PrintVouchers = web.Permission{Name: "pdv.voucher.print", Title: "Ver e imprimir vales-troca dados por outros",
		Roles: []account.Role{account.Manager, account.Cashier}}
	// Who has a limit of R$ 0,00 cancels with a supervisor's PIN.
	Cancel = web.Permission{Name: "pdv.sale.cancel", Title: "Cancelar vendas finalizadas", Roles: []account.Role{account.Manager, account.Cashier}}
	Open   = web.Permission{Name: "pdv.till.open", Title: "Abrir e fechar o caixa",
		Roles: []account.Role{account.Manager, account.Cashier}}
	Manage      = web.Permission{Name: "pdv.till.manage", Title: "Cadastrar caixas", Roles: []account.Role{account.Manager}}
	Review      = web.Permission{Name: "pdv.offline.review", Title: "Conferir vendas feitas sem conexão", Roles: []account.Role{account.Manager}}
	CloseUnsent = web.Permission{Name: "pdv.till.close_unsent", Title: "Fechar o caixa com vendas por enviar", Roles: []account.Role{account.Manager}}
	ViewShifts  = web.Permission{Name: "pdv.shift.view", Title: "Ver os turnos dos caixas",
		Roles: []account.Role{account.Manager, account.Cashier, account.Finance, account.Accountant}}
)

// The count is blind: who closes the till declares, who holds ViewCounts sees what was expected.
var (
	ViewCounts = web.Permission{Name: "pdv.count.view", Title: "Ver o esperado e as diferenças dos caixas",
		Roles: []account.Role{account.Manager, account.Finance, account.Accountant}}
	Count = web.Permission{Name: "pdv.count.make", Title: "Conferir turnos fechados",
		Roles: []account.Role{account.Manager, account.Finance}}
	Reopen = web.Permission{Name: "pdv.shift.reopen", Title: "Reabrir turnos", Roles: []account.Role{account.Manager}}
	Watch  = web.Permission{Name: "pdv.attention.view", Title: "Ver cancelamentos, descontos e gavetas abertas por pessoa",
		Roles: []account.Role{account.Manager}}
)

func routes(g *web.Group) {
	api(g)
	cashRoutes(g)
	g.GET("", Sell, chooseTill)
	g.GET("/caixas", ViewShifts, listTills)
	g.POST("/caixas", Manage, createTill)
	g.GET("/teclas", Manage, showKeys)
	g.POST("/teclas", Manage, saveKeys)
	g.GET("/balanca", Manage, showScales)
	g.POST("/balanca", Manage, saveScales)
	routesOfPayments(g)
	g.GET("/turnos/:id", ViewShifts, showShift)
	g.Prepared("/autorizar", Sell, authorise) // a supervisor's PIN for what the cashier may not alone

	g.GET("/caixas/:id", Sell, showTill)
	g.GET("/caixas/:id/impressora", Manage, showPrinter)
	g.POST("/caixas/:id/impressora", Manage, savePrinter)
	g.GET("/caixas/:id/impressora/teste", Manage, showTestPage)
	g.POST("/caixas/:id/impressora/teste", Manage, printTestPage)
	g.GET("/caixas/:id/impressao", Sell, showPrintQueue)
	g.POST("/caixas/:id/impressao/:impressao", Sell, answerPrint)
	g.POST("/caixas/:id/abrir", Open, openTill)
	g.GET("/caixas/:id/fechar", Open, askClosing)
	g.POST("/caixas/:id/fechar", Open, closeTill)
	g.GET("/caixas/:id/cliente", Sell, showCustomerScreen)
	g.GET("/caixas/:id/busca", Sell, findProducts)
	g.GET("/caixas/:id/clientes", Sell, findCustomers)
	g.POST("/caixas/:id/itens", Sell, addLine)
	g.POST("/caixas/:id/vendedor", Sell, setSeller)
	g.GET("/caixas/:id/suspensas", Sell, listSuspended)
	g.GET("/caixas/:id/pre-vendas", Sell, pickPresale)
	g.POST("/caixas/:id/pre-venda", Sell, openPresale)
	g.POST("/caixas/:id/produtos", AddProduct, registerProduct)

	g.GET("/caixas/:id/catalogo", Sell, showCatalogue)
	g.POST("/terminais", Sell, enrolTerminal)
	g.Prepared("/sincronizar", Sell, synchronise)
	g.GET("/contingencia", Review, listSynced)
	g.POST("/contingencia/:id/visto", Review, markSeen)
	g.POST("/contingencia/:id/lancar", Review, repostDocument)

	g.GET("/vendas", View, listSales)
	g.GET("/vendas/:id", View, showSale)
	g.GET("/vendas/:id/cupom", View, showReceipt)
	g.POST("/vendas/:id/reimprimir", Sell, reprintReceipt)
	g.POST("/vendas/:id/cancelar", Cancel, cancelSale)
	g.POST("/vendas/:id/itens/:n", Sell, changeQuantity)
	g.POST("/vendas/:id/itens/:n/cancelar", Sell, cancelLine)
	g.POST("/vendas/:id/desconto", Sell, giveDiscount)
	g.POST("/vendas/:id/cliente", Sell, setCustomer)
	g.POST("/vendas/:id/tabela", Sell, setList)
	g.POST("/vendas/:id/cliente/novo", AddCustomer, registerCustomer)
	g.POST("/vendas/:id/descartar", Sell, discardSale)
	g.POST("/vendas/:id/suspender", Sell, suspendSale)
	g.POST("/vendas/:id/recuperar", Sell, resumeSale)
	g.GET("/vendas/:id/pagamento", Sell, showPayment)
	g.POST("/vendas/:id/finalizar", Sell, finaliseSale)

	g.GET("/pre-vendas", View, listPresales)
	g.GET("/pre-vendas/nova", Presell, newPresale)
	g.POST("/pre-vendas", Presell, beginPresale)
	g.GET("/pre-vendas/:id", View, showPresale)
	g.GET("/pre-vendas/:id/imprimir", View, printPresale)
	g.POST("/pre-vendas/:id", Presell, savePresale)
	g.POST("/pre-vendas/:id/itens", Presell, addPresaleLine)
	g.POST("/pre-vendas/:id/itens/:n", Presell, changePresaleLine)
	g.POST("/pre-vendas/:id/cancelar", Presell, cancelPresale)

	g.GET("/comissoes", ViewCommissions, listCommissions)
	g.POST("/comissoes", Manage, saveRates)

	g.GET("/devolucoes", View, listReturns)
	g.GET("/devolucoes/nova", Sell, findSaleToReturn)
	g.GET("/devolucoes/:id", View, showReturn)
	g.GET("/vendas/:id/devolver", Sell, askReturn)
	g.POST("/vendas/:id/devolver", Sell, makeReturn) // above the limit, with a supervisor's PIN
	g.POST("/devolucoes/limite", Manage, saveReturnLimit)
	g.GET("/vales/:id", Sell, printVoucher)
}
