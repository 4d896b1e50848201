// Package till answers for the till's screen: the sale from the first scan to the payment, and the drawer.
package till

import (
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/pdv/trail"
	"omniservicos/web"
)

// Routes are the screen of the till and all that is done on it.
func Routes(g *web.Group) {
	g.GET("", may.Sell, chooseTill)
	g.GET("/caixas/:id", may.Sell, showTill)
	g.GET("/caixas/:id/impressao", may.Sell, showPrintQueue)
	g.POST("/caixas/:id/impressao/:impressao", may.Sell, answerPrint)
	g.POST("/caixas/:id/abrir", may.Open, openTill)
	g.GET("/caixas/:id/cliente", may.Sell, showCustomerScreen)
	g.GET("/caixas/:id/busca", may.Sell, findProducts)
	g.GET("/caixas/:id/clientes", may.Sell, findCustomers)
	g.POST("/caixas/:id/itens", may.Sell, addLine)
	g.POST("/caixas/:id/vendedor", may.Sell, setSeller)
	g.GET("/caixas/:id/suspensas", may.Sell, listSuspended)
	g.GET("/caixas/:id/pre-vendas", may.Sell, pickPresale)
	g.POST("/caixas/:id/pre-venda", may.Sell, openPresale)
	g.POST("/caixas/:id/produtos", may.AddProduct, registerProduct)
	g.POST("/vendas/:id/itens/:n", may.Sell, changeQuantity)
	g.POST("/vendas/:id/itens/:n/cancelar", may.Sell, cancelLine)
	g.POST("/vendas/:id/desconto", may.Sell, giveDiscount)
	g.POST("/vendas/:id/cliente", may.Sell, setCustomer)
	g.POST("/vendas/:id/tabela", may.Sell, setList)
	g.POST("/vendas/:id/cliente/novo", may.AddCustomer, registerCustomer)
	g.POST("/vendas/:id/descartar", may.Sell, discardSale)
	g.POST("/vendas/:id/suspender", may.Sell, suspendSale)
	g.POST("/vendas/:id/recuperar", may.Sell, resumeSale)
	g.GET("/vendas/:id/pagamento", may.Sell, showPayment)
	g.POST("/vendas/:id/finalizar", may.Sell, finaliseSale)
	g.POST("/caixas/:id/sangria", may.Open, makeMove(trail.Withdrawal))
	g.POST("/caixas/:id/suprimento", may.Open, makeMove(trail.Supply))
	g.POST("/caixas/:id/despesa", may.Open, makeMove(trail.Expense))
	g.POST("/caixas/:id/gaveta", may.Sell, makeMove(trail.DrawerOpened))
	g.GET("/caixas/:id/gaveta", may.Sell, showAlert)
	g.Prepared("/caixas/:id/operador", may.Sell, setOperator)
}
