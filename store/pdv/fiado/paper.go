package fiado

import (
	"strconv"
	"time"

	"omniservicos/store/erp/payment"
	"omniservicos/store/escpos"
)

// Paper is what a customer gets who paid what they owed. Operator may be nobody who is known.
func (r *Receipt) Paper(shop, operator string, zone *time.Location) (d escpos.Document) {
	d.Title(shop)
	d.Title("RECIBO DE FIADO")
	d.Middle("NÃO É DOCUMENTO FISCAL")
	d.Rule()
	d.Say("Recebemos de " + r.PersonName)
	for _, t := range r.Titles {
		d.Two(t.Document, t.Amount.Plain())
	}
	d.Sum("Total", r.Amount.String())
	d.Rule()
	d.Two(payment.In(r.Title, r.Instalments), r.Tendered.Plain())
	if r.Detail != "" {
		d.Say(r.Detail)
	}
	d.Two("Troco", r.Change().Plain())
	d.Two("Ainda deve", r.OwedAfter.Plain())
	d.Rule()
	d.Say(r.TillName + " · " + r.At.In(zone).Format("02/01/2006 15:04"))
	if operator != "" {
		d.Say("Operador: " + operator)
	}
	d.Say("Recibo " + strconv.FormatInt(r.ID, 10))
	return d
}
