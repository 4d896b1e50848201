package till

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
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
	var f view.QuantityForm
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
		if asked, err := desk.AskAuthority(c, err); asked {
			return err
		}
		if !f.Blame(err) {
			return err
		}
	}
	return desk.RefuseForm(c, "Quantidade", view.QuantityFields(&f, c.URL().Path))
}

func cancelLine(c *web.Context) error {
	sale, line, err := findLine(c)
	if err != nil {
		return err
	}
	var f part.ReasonForm
	if !c.Read(&f) {
		return fault.Refuse(f.Error("motivo"))
	}
	allowance, err := mayCancelItem(c, sale)
	if err != nil {
		return err
	}
	if sale, err = pdv.CancelLineUpTo(c.Tx, sale.ID, line.LineNo, f.Reason, allowance); err != nil {
		_, err = desk.AskAuthority(c, err)
		return err
	}
	if len(sale.Lines()) == 0 && c.Htmx() {
		return changed(c, sale, view.NoLast(), view.NoPayment())
	}
	return changed(c, sale, view.NoLast())
}

// mayCancelItem is how much of an open sale may be cancelled alone, with the grant that the form brings.
func mayCancelItem(c *web.Context, sale pdv.Sale) (authority.Allowance, error) {
	a, err := authority.ItemAllowance(c.Tx, sale.Stand, c.Me.Roles)
	a.Grant = desk.GrantOf(c)
	return a, err
}
