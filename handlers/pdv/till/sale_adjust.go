package till

import (
	"slices"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// giveDiscount gives a discount or a surcharge, on the sale or on a line.
func giveDiscount(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	limit, err := desk.LimitOf(c, sale.Stand)
	if err != nil {
		return err
	}
	var f view.DiscountForm
	if c.Read(&f) {
		sale, err = pdv.Adjust(c.Tx, sale.ID, f.Adjustment(limit, desk.GrantOf(c)))
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
	return desk.RefuseForm(c, "Desconto ou acréscimo", view.DiscountFields(&f, c.URL().Path, desk.LimitInWords(limit)))
}

// setList makes the sale go by another price list.
func setList(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.ListForm
	if c.Read(&f) {
		sale, err = pdv.SetList(c.Tx, sale.ID, f.ListID)
		if err == nil {
			return repriced(c, sale)
		}
		if fault.Is(err, fault.Missed) {
			err = fault.Blame("list", err.Error())
		}
		if !f.Blame(err) {
			return err
		}
	}
	lists, err := catalogue.ListsInUse(c.Tx)
	if err != nil {
		return err
	}
	return desk.RefuseForm(c, "Tabela de preços", view.ListFields(&f, c.URL().Path, lists))
}

// repriced answers like changed, and tells the cashier when prices changed with the list.
func repriced(c *web.Context, s pdv.Sale) error {
	if s.Repriced == 0 {
		return changed(c, s)
	}
	list, err := listName(c, s)
	if err != nil {
		return err
	}
	if list == "" {
		list = "Varejo"
	}
	return changed(c, s, view.Repriced(s, list))
}

// listName is the list that the sale goes by, or nothing for varejo.
func listName(c *web.Context, s pdv.Sale) (string, error) {
	if s.ListID == nil {
		return "", nil
	}
	lists, err := catalogue.ListsInUse(c.Tx)
	if i := slices.IndexFunc(lists, func(l catalogue.PriceList) bool { return l.ID == *s.ListID }); i >= 0 {
		return lists[i].Name, err
	}
	return "", err // archived since
}
