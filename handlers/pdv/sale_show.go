package pdv

import (
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/person"
	views "omniservicos/views/pdv"
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
	return c.Page("Venda", views.Sale(v))
}

func saleView(c *web.Context, sale pdv.Sale) (v views.SaleView, err error) {
	v = views.SaleView{Sale: sale, Zone: c.Tx.Zone(), Sells: c.May(Sell), Cancels: c.May(Cancel), Returns: c.May(Sell), Shifts: c.May(ViewShifts), Reason: &views.ReasonForm{}}
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
	if sale.State == "cancelada" && c.May(PrintVouchers) {
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
	v.Operator, err = operatorOf(c, sale)
	return v, err
}

// operatorOf names who made the sale; the API and the seed have no person behind them.
func operatorOf(c *web.Context, sale pdv.Sale) (string, error) {
	return nameOf(c, sale.OperatorID)
}

func cancelSale(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.ReasonForm
	if c.Read(&f) {
		allowance, err := mayCancelSale(c, sale)
		if err != nil {
			return err
		}
		_, err = pdv.CancelSaleUpTo(c.Tx, sale.ID, f.Reason, allowance)
		if err == nil {
			return c.Done(views.SalePath(sale.ID, ""), "Venda cancelada.")
		}
		if asked, err := askAuthority(c, err); asked {
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
	return c.Invalid("Venda", views.Sale(v))
}
