package pdv

import (
	"slices"

	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// giveDiscount gives a discount or a surcharge, on the sale or on a line.
func giveDiscount(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	limit, err := limitOf(c, sale.Stand)
	if err != nil {
		return err
	}
	var f views.DiscountForm
	if c.Read(&f) {
		sale, err = pdv.Adjust(c.Tx, sale.ID, f.Adjustment(limit, grantOf(c)))
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
	return refuseForm(c, "Desconto ou acréscimo", views.DiscountFields(&f, c.URL().Path, limitInWords(limit)))
}

// limitInWords is the largest discount or surcharge that who operates may give.
func limitInWords(limit int64) string {
	return "Seu limite é " + quantity.Amount(limit*100).String() + "%."
}

// limitOf is the limit of who operates, who may have taken the till over by PIN in somebody else's session.
func limitOf(c *web.Context, stand tills.Stand) (int64, error) {
	settings, err := c.Tx.Settings()
	if err != nil {
		return 0, err
	}
	roles := []string(c.Me.Roles)
	if stand.Taken(c.Me.IdentityID) {
		member, err := account.FindMember(c.Tx, stand.OperatorID)
		if err != nil {
			return 0, err
		}
		roles = member.Roles
	}
	return authority.DiscountLimit(settings, roles), nil
}

// setList makes the sale go by another price list.
func setList(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.ListForm
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
	return refuseForm(c, "Tabela de preços", views.ListFields(&f, c.URL().Path, lists))
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
	return changed(c, s, views.Repriced(s, list))
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
