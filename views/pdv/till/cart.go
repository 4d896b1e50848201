package till

import (
	"fmt"

	"omniservicos/store/money"
	"omniservicos/store/pdv"
)

func cartTotal(v CartView) string {
	if v.Sale == nil {
		return "R$ 0,00"
	}
	return v.Sale.Total.String()
}

// seen says which lines a page shows: how many, and what they sum to. A page that sends it back with the next line gets
// that line alone, unless a rule changed the price of another.
func seen(items []pdv.Item) string {
	var sum money.Cents
	for _, i := range items {
		if i.CancelledAt == nil {
			sum += i.Total
		}
	}
	return fmt.Sprintf("%d:%d", len(items), sum)
}

// OneMore says whether the page that saw this shows all of the sale but its last line.
func OneMore(s pdv.Sale, saw string) bool {
	n := len(s.Items)
	return n > 1 && saw == seen(s.Items[:n-1])
}

// lineDetail is the code a cashier compares with the label, and the price of one.
func lineDetail(i pdv.Item) string {
	code := i.EAN
	if code == "" {
		code = i.SKU
	}
	return code + " · " + i.UnitPrice.String() + "/" + i.Unit
}

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
