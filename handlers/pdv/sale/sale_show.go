package sale

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/person"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/sale"
	"omniservicos/web"
)

func showSale(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v, err := saleView(c, sale)
	if err != nil {
		return err
	}
	return c.Page("Venda", view.Sale(v))
}

func saleView(c *web.Context, sale pdv.Sale) (v view.SaleView, err error) {
	v = view.SaleView{Sale: sale, Zone: c.Tx.Zone(), Sells: c.May(may.Sell), Cancels: c.May(may.Cancel), Returns: c.May(may.Sell), Shifts: c.May(may.ViewShifts), Reason: &part.ReasonForm{}}
	if sale.CustomerID != nil {
		if v.Customer, err = person.Find(c.Tx, *sale.CustomerID); err != nil {
			return v, err
		}
	}
	if v.Grants, err = authority.UsedOn(c.Tx, sale.ID); err != nil {
		return v, err
	}
	if v.Trail, err = trail.OfSale(c.Tx, sale.ID); err != nil {
		return v, err
	}
	if v.Returned, err = returns.OfSale(c.Tx, sale.ID); err != nil {
		return v, err
	}
	if sale.State == "cancelada" && c.May(may.PrintVouchers) {
		if v.Vouchers, err = voucher.From(c.Tx, "cancelamento", sale.ID); err != nil {
			return v, err
		}
	}
	if v.Offline, _, err = offline.OriginOf(c.Tx, sale.ID); err != nil {
		return v, err
	}
	if sale.SellerID != sale.OperatorID {
		if v.Seller, err = seller.Name(c.Tx, sale.SellerID); err != nil {
			return v, err
		}
	}
	v.Operator, err = desk.NameOf(c, sale.OperatorID)
	return v, err
}

func cancelSale(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f part.ReasonForm
	if c.Read(&f) {
		allowance, err := mayCancelSale(c, sale)
		if err != nil {
			return err
		}
		_, err = pdv.CancelSaleUpTo(c.Tx, sale.ID, f.Reason, allowance)
		if err == nil {
			return c.Done(part.SalePath(sale.ID, ""), "Venda cancelada.")
		}
		if asked, err := desk.AskAuthority(c, err); asked {
			return err
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := saleView(c, sale)
	if err != nil {
		return err
	}
	v.Reason = &f
	return c.Invalid("Venda", view.Sale(v))
}

// mayCancelSale is how much may be cancelled alone at the sale's till, by the roles of who operates it, with the grant
// that the form brings.
func mayCancelSale(c *web.Context, sale pdv.Sale) (authority.Allowance, error) {
	a, err := authority.SaleAllowance(c.Tx, sale.Stand, c.Me.Roles)
	a.Grant = desk.GrantOf(c)
	return a, err
}
