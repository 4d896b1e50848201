package presale

import (
	"omniservicos/store/catalogue"
	"omniservicos/store/pdv/presale"
)

// held says how much of a line is put aside: lines of one product share what is, from the first on.
func (v PresaleView) held(line presale.Item) string {
	if !v.Reserves || !v.Presale.Reserves() || !catalogue.KeepsStock(line.Kind) || v.Presale.State != "aberta" || v.Presale.Expired(v.Today) {
		return ""
	}
	left := v.Held[line.ProductID]
	for _, i := range v.Presale.Items {
		if i.LineNo == line.LineNo {
			break
		}
		if i.ProductID == line.ProductID {
			left -= min(left, i.Quantity)
		}
	}
	switch held := min(left, line.Quantity); held {
	case line.Quantity:
		return "Reservado"
	case 0:
		return "Sem estoque para reservar"
	default:
		return "Reservado: " + held.Of(line.Unit)
	}
}
