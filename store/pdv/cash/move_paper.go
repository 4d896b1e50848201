package cash

import (
	"strconv"
	"time"

	"omniservicos/store/escpos"
	"omniservicos/store/pdv/trail"
)

// MovePaper is what is signed where money goes into a drawer or out of it: of a sangria two copies.
func MovePaper(e trail.Event, shop string, zone *time.Location) (d escpos.Document) {
	for n := range e.Copies() {
		if n > 0 {
			d.Tear()
		}
		d.Title(shop)
		d.Title(e.Title())
		if e.Copies() > 1 {
			d.Middle(strconv.Itoa(n+1) + "ª via")
		}
		d.Rule()
		moveLines(&d, e, zone)
		d.Say("Motivo: " + e.Reason)
		d.Sign("Quem entrega")
		d.Sign("Quem recebe")
		d.Middle("Movimento " + strconv.FormatInt(e.ID, 10))
	}
	return d
}

func moveLines(d *escpos.Document, e trail.Event, zone *time.Location) {
	d.Two("Caixa", e.TillName)
	if e.ShiftNumber != nil {
		d.Two("Turno", strconv.FormatInt(*e.ShiftNumber, 10))
	}
	d.Two("Quando", e.At.In(zone).Format("02/01/2006 15:04"))
	switch e.Kind {
	case trail.Supply:
		d.Two("Origem", map[string]string{FromSafe: "Cofre", FromOwner: "Bolso do dono"}[e.Source])
	case trail.Expense:
		d.Two("Categoria", e.Source)
	}
	d.Two("Operador", e.Operator)
	if e.Granted != "" {
		d.Two("Autorizado por", e.Granted)
	}
	if e.MovesMoney() {
		d.Sum("Valor", e.Amount.String())
	}
}
