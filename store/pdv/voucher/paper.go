package voucher

import (
	"time"

	"omniservicos/store/escpos"
)

// Paper is what the customer takes along. Shop is who gives it, Person whom it was given to, if they are known.
func (v *Voucher) Paper(shop, person string, zone *time.Location) (d escpos.Document) {
	d.Title(shop)
	d.Title("VALE-TROCA")
	d.Add(escpos.Line{Text: v.Amount.String(), Align: escpos.Center, Bold: true, Double: true})
	d.Rule()
	d.Add(escpos.Line{Text: v.Printed(), Align: escpos.Center, Bold: true, Double: true})
	d.Rule()
	if person != "" {
		d.Say("Cliente: " + person)
	}
	d.Say("Emitido em " + v.IssuedAt.In(zone).Format("02/01/2006 15:04"))
	if v.Balance == 0 {
		d.Title("JÁ FOI USADO")
	}
	d.Middle("Usado uma vez. Numa compra menor, o resto sai em outro vale.")
	d.Middle("NÃO É DOCUMENTO FISCAL")
	return d
}
