// Package may is who may what in the PDV; its names stand in every route table below.
package may

import (
	"omniservicos/store/account"
	"omniservicos/web"
)

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
	Presell = web.Permission{Name: "pdv.presale.make", Title: "Fazer pré-vendas",
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

// ManagePayments is who says how the account is paid.
var ManagePayments = web.Permission{Name: "pdv.payment.manage", Title: "Configurar formas de pagamento, taxas e a chave Pix",
	Roles: []account.Role{account.Manager, account.Finance}}

// All are the module's permissions, as people choose roles by them.
var All = []web.Permission{Sell, AddProduct, AddCustomer, View, Presell, PrintVouchers, ViewCommissions, Cancel, Open, CloseUnsent, Manage, ViewShifts, ViewCounts, Count, Reopen, Watch, Review, ManagePayments}

// Blind is who counts a drawer and must not know what there should be: sums of the day's sales would tell.
func Blind(c *web.Context) bool { return c.May(Open) && !c.May(ViewCounts) }
