package seller

import (
	"fmt"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/seller"
	view "omniservicos/views/pdv/seller"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// seesAll says whether the person may see what others earn.
func seesAll(c *web.Context) bool {
	return c.Me.Has(account.Owner, account.Manager, account.Finance, account.Accountant)
}

func listCommissions(c *web.Context) error {
	sellers, err := seller.List(c.Tx)
	if err != nil {
		return err
	}
	v, err := commissionsView(c, sellers, view.RatesFormOf(sellers))
	if err != nil {
		return err
	}
	return c.Page("Comissões", view.Commissions(v))
}

// commissionsView is this month unless other days are asked for. A seller sees only what is theirs.
func commissionsView(c *web.Context, sellers []seller.Seller, f *view.RatesForm) (v view.CommissionsView, err error) {
	filter := commissionFilter(c)
	v = view.CommissionsView{URL: c.URL(), From: filter.From.ISO(), To: filter.To.ISO(), Seller: filter.SellerID, Sellers: sellers,
		Rates: f, Manages: c.May(may.Manage), Zone: c.Tx.Zone(), Period: desk.Period(filter.From, filter.To)}
	if v.Sums, err = seller.SumCommissions(c.Tx, filter); err != nil || filter.SellerID == 0 {
		return v, err
	}
	filter.Before = c.Number("depois")
	if v.Rows, err = seller.ListCommissions(c.Tx, filter); err != nil {
		return v, err
	}
	if len(v.Rows) > pdv.PageSize {
		v.Rows = v.Rows[:pdv.PageSize]
		v.Next = ui.With(c.URL(), "depois", fmt.Sprint(v.Rows[pdv.PageSize-1].ID))
	}
	return v, nil
}

func commissionFilter(c *web.Context) seller.Filter {
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	f := seller.Filter{From: desk.DayOf(c.Query("de"), today), To: desk.DayOf(c.Query("ate"), today), SellerID: c.Number("vendedor")}
	if f.To.IsZero() {
		f.To = today
	}
	if f.From.IsZero() {
		f.From = f.To.AddDays(1 - desk.UsualDays)
	}
	if !seesAll(c) {
		f.SellerID = c.Me.IdentityID
	}
	return f
}

func saveRates(c *web.Context) error {
	sellers, err := seller.List(c.Tx)
	if err != nil {
		return err
	}
	f := &view.RatesForm{Sellers: sellers}
	if c.Read(f) {
		err = seller.SaveRates(c.Tx, f.Rates)
		if err == nil {
			return c.Done("/pdv/comissoes", "Percentuais salvos.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := commissionsView(c, sellers, f)
	if err != nil {
		return err
	}
	return c.Invalid("Comissões", view.Commissions(v))
}
