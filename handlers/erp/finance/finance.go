// Package finance answers for what is owed, how it is settled, and where the money lies.
package finance

import (
	"omniservicos/store/account"
	"omniservicos/store/dates"
	view "omniservicos/views/erp/finance"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// Menu is this part of the ERP's menu.
var Menu = []layout.Item{
	{Title: "Financeiro", Path: "/erp/financeiro", Icon: "banknotes", Group: "Gestão", Permission: SeeTitles.Name},
	{Title: "Caixa e bancos", Path: "/erp/contas", Icon: "building-library", Group: "Gestão", Permission: SeeMoney.Name},
}

// Permissions are who may what; the owner always may.
var Permissions = []web.Permission{SeeTitles, EditTitles, SettleTitles, SeeMoney, EditMoney}

var (
	readers = []account.Role{account.Manager, account.Finance, account.Accountant}
	writers = []account.Role{account.Manager, account.Finance}

	SeeTitles    = web.Permission{Name: "erp.title.view", Title: "Ver contas a receber e a pagar", Roles: readers}
	EditTitles   = web.Permission{Name: "erp.title.edit", Title: "Lançar e cancelar títulos", Roles: writers}
	SettleTitles = web.Permission{Name: "erp.title.settle", Title: "Dar baixa e estornar baixas", Roles: writers}
	SeeMoney     = web.Permission{Name: "erp.money.view", Title: "Ver caixa, cofre e bancos", Roles: readers}
	EditMoney    = web.Permission{Name: "erp.money.edit", Title: "Transferir dinheiro e ajustar saldos", Roles: writers}
)

// Panels are what this part shows on other pages.
var Panels = []web.Panel{
	{On: web.HomePage, Permission: SeeTitles, Show: dueAtHome},
	{On: web.CustomerPage, Permission: SeeTitles, Show: debtOfCustomer},
}

// Routes is the route table, which is the permission table.
func Routes(g *web.Group) {
	for _, tab := range view.Tabs {
		g.GET(tab.Path[len("/erp"):], SeeTitles, listTitles(tab))
	}
	g.GET("/financeiro/novo", EditTitles, newTitle)
	g.GET("/financeiro/pessoas", EditTitles, findPeople)
	g.GET("/financeiro/parcelas", EditTitles, showParts)
	g.POST("/financeiro", EditTitles, createTitles)
	g.GET("/financeiro/baixas/:id", SeeTitles, findSettlement)
	g.GET("/financeiro/:id", SeeTitles, showTitle)
	g.POST("/financeiro/:id/cancelar", EditTitles, cancelTitle)
	g.GET("/financeiro/:id/baixa", SettleTitles, newSettlement)
	g.POST("/financeiro/:id/baixa", SettleTitles, settleTitle)
	g.POST("/financeiro/:id/baixas/:baixa/estornar", SettleTitles, reverseSettlement)

	g.GET("/contas", SeeMoney, listAccounts)
	g.GET("/contas/nova", EditMoney, newAccount)
	g.POST("/contas", EditMoney, createAccount)
	g.GET("/contas/transferir", EditMoney, newTransfer)
	g.POST("/contas/transferir", EditMoney, transfer)
	g.GET("/contas/:id", SeeMoney, showStatement)
	g.GET("/contas/:id/ajustar", EditMoney, newAdjustment)
	g.POST("/contas/:id/ajustar", EditMoney, adjust)
}

// today is the account's business day.
func today(c *web.Context) dates.Date { return dates.Of(c.Tx.Now, c.Tx.Zone()) }
