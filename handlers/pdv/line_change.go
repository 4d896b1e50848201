package pdv

import (
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// findLine is the sale and the line that the address names.
func findLine(c *web.Context) (pdv.Sale, pdv.Item, error) {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return sale, pdv.Item{}, err
	}
	for _, i := range sale.Items {
		if int64(i.LineNo) == c.ID("n") {
			return sale, i, nil
		}
	}
	return sale, pdv.Item{}, fault.Missing("Este item não está na venda.")
}

func changeQuantity(c *web.Context) error {
	sale, line, err := findLine(c)
	if err != nil {
		return err
	}
	var f views.QuantityForm
	if c.Read(&f) {
		quantity := f.Quantity
		if f.Step != 0 {
			quantity = line.Quantity + f.Step
		}
		allowance, err := mayCancelItem(c, sale)
		if err != nil {
			return err
		}
		sale, err = pdv.ChangeQuantityUpTo(c.Tx, sale.ID, line.LineNo, quantity, allowance)
		if err == nil {
			return changed(c, sale)
		}
		if asked, err := askAuthority(c, err); asked {
			return err
		}
		if !f.Blame(err) {
			return err
		}
	}
	return refuseForm(c, "Quantidade", views.QuantityFields(&f, c.URL().Path))
}

func cancelLine(c *web.Context) error {
	sale, line, err := findLine(c)
	if err != nil {
		return err
	}
	var f views.ReasonForm
	if !c.Read(&f) {
		return fault.Refuse(f.Error("motivo"))
	}
	allowance, err := mayCancelItem(c, sale)
	if err != nil {
		return err
	}
	if sale, err = pdv.CancelLineUpTo(c.Tx, sale.ID, line.LineNo, f.Reason, allowance); err != nil {
		_, err = askAuthority(c, err)
		return err
	}
	if len(sale.Lines()) == 0 && c.Htmx() {
		return changed(c, sale, views.NoLast(), views.NoPayment())
	}
	return changed(c, sale, views.NoLast())
}
