// Package cash answers for shifts in the back office: closing and counting, readings, the proof and the trail.
package cash

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/web"
)

// Routes are the tills in the back office: shifts, readings, the proof and the trail.
func Routes(g *web.Group) {
	g.GET("/caixas", may.ViewShifts, listTills)
	g.POST("/caixas", may.Manage, createTill)
	g.GET("/turnos/:id", may.ViewShifts, showShift)
	g.GET("/caixas/:id/fechar", may.Open, askClosing)
	g.POST("/caixas/:id/fechar", may.Open, closeTill)
	g.GET("/movimentos/:id/comprovante", may.View, desk.ShowPaper(moveReceipt))
	g.POST("/movimentos/:id/comprovante", may.Open, desk.SendPaper(moveReceipt))
	g.GET("/caixas/:id/leitura-x", may.Open, desk.ShowPaper(readingX))
	g.POST("/caixas/:id/leitura-x", may.Open, desk.SendPaper(readingX))
	g.GET("/caixas/:id/z/:n", may.ViewCounts, desk.ShowPaper(readingZ))
	g.POST("/caixas/:id/z/:n", may.Count, desk.SendPaper(readingZ))
	g.POST("/turnos/:id/conferir", may.Count, countAgain)
	g.POST("/turnos/:id/reabrir", may.Reopen, reopenShift)
	g.GET("/prova", may.ViewShifts, showProof)
	g.GET("/prova/:id", may.ViewShifts, verifyTill)
	g.GET("/atencao", may.Watch, showAttention)
	g.GET("/atencao/lista", may.Watch, listEvents)
}
