package pdv

import (
	"omniservicos/store/pdv"
	"omniservicos/store/taxid"
)

func cartTotal(v CartView) string {
	if v.Sale == nil {
		return "R$ 0,00"
	}
	return v.Sale.Total.String()
}

// lineDetail is the code a cashier compares with the label, and the price of one.
func lineDetail(i pdv.Item) string {
	code := i.EAN
	if code == "" {
		code = i.SKU
	}
	return code + " · " + i.UnitPrice.String()
}

func taxIDText(bare string) string { return taxid.ID(bare).String() }

func customerFacts(v CartView) string {
	text := v.Customer.TaxID.String()
	if v.Customer.CreditLimit > 0 {
		if text != "" {
			text += " · "
		}
		text += "limite " + v.Customer.CreditLimit.String()
	}
	if text == "" {
		return "cliente"
	}
	return text
}
