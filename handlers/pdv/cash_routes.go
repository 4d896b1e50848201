package pdv

import (
	"omniservicos/store/pdv/trail"
	"omniservicos/web"
)

// cashRoutes are the drawer, the readings, the proof and the trail.
func cashRoutes(g *web.Group) {
	g.POST("/caixas/:id/sangria", Open, makeMove(trail.Withdrawal))
	g.POST("/caixas/:id/suprimento", Open, makeMove(trail.Supply))
	g.POST("/caixas/:id/despesa", Open, makeMove(trail.Expense))
	g.POST("/caixas/:id/gaveta", Sell, makeMove(trail.DrawerOpened))
	g.GET("/caixas/:id/gaveta", Sell, showAlert)
	g.Prepared("/caixas/:id/operador", Sell, setOperator)
	g.GET("/movimentos/:id/comprovante", View, showMoveReceipt)

	g.GET("/caixas/:id/leitura-x", Open, showX)
	g.GET("/caixas/:id/z/:n", ViewCounts, showZ)
	g.POST("/turnos/:id/conferir", Count, countAgain)
	g.POST("/turnos/:id/reabrir", Reopen, reopenShift)

	g.GET("/prova", ViewShifts, showProof)
	g.GET("/prova/:id", ViewShifts, verifyTill)
	g.GET("/atencao", Watch, showAttention)
	g.GET("/atencao/lista", Watch, listEvents)
	g.POST("/vendas/:id/imprimir", Sell, countPrint)
}
