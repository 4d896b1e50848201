package returns

import (
	"fmt"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/tills"
	view "omniservicos/views/pdv/returns"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// findSaleToReturn looks for the sale of what a customer brings back.
func findSaleToReturn(c *web.Context) error {
	v := view.FindReturnView{URL: c.URL(), Till: c.Number("de"), AtTill: c.Number("caixa"), Zone: c.Tx.Zone()}
	q := desk.Clean(c.Query("q"))
	v.Asked = q != "" || v.Till != 0
	var err error
	if v.Rows, err = returns.FindSales(c.Tx, q, v.Till); err != nil {
		return err
	}
	if v.Tills, err = tillOptions(c, false); err != nil {
		return err
	}
	return c.Page("Devolver ou trocar", view.FindReturn(v))
}

// tillOptions are the account's tills, all or the open ones.
func tillOptions(c *web.Context, open bool) (options []ui.Option, err error) {
	all, err := tills.List(c.Tx)
	for _, t := range all {
		if t.Open() || !open {
			options = append(options, ui.Option{Value: fmt.Sprint(t.ID), Label: t.Name})
		}
	}
	return options, err
}

// listReturns shows a period's returns: the last thirty days unless others are asked for.
func listReturns(c *web.Context) error {
	settings, err := c.Tx.Settings()
	if err != nil {
		return err
	}
	f := &view.LimitForm{}
	f.Set("limit", money.Cents(settings.ReturnLimit).Input())
	v, err := returnsView(c, f)
	if err != nil {
		return err
	}
	return c.Page("Devoluções", view.Returns(v))
}

func returnsView(c *web.Context, limit *view.LimitForm) (v view.ReturnsView, err error) {
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	f := returns.Filter{From: desk.DayOf(c.Query("de"), today), To: desk.DayOf(c.Query("ate"), today),
		IdentityID: c.Number("operador"), Cash: c.Query("dinheiro") != ""}
	if f.To.IsZero() {
		f.To = today
	}
	if f.From.IsZero() {
		f.From = f.To.AddDays(1 - desk.UsualDays)
	}
	v = view.ReturnsView{URL: c.URL(), From: f.From.ISO(), To: f.To.ISO(), Returns: c.May(may.Sell), Manages: c.May(may.Manage), Limit: limit,
		Zone: c.Tx.Zone(), Period: desk.Period(f.From, f.To)}
	if f.IdentityID != 0 {
		if v.Who, err = desk.NameOf(c, f.IdentityID); err != nil {
			return v, err
		}
	}
	if v.Sums, err = returns.Sum(c.Tx, f); err != nil {
		return v, err
	}
	f.Before = c.Number("depois")
	if v.Rows, err = returns.List(c.Tx, f); err != nil {
		return v, err
	}
	if len(v.Rows) > pdv.PageSize {
		v.Rows = v.Rows[:pdv.PageSize]
		v.Next = ui.With(c.URL(), "depois", fmt.Sprint(v.Rows[pdv.PageSize-1].ID))
	}
	return v, nil
}

func saveReturnLimit(c *web.Context) error {
	f := &view.LimitForm{}
	if c.Read(f) {
		err := returns.SetLimit(c.Tx, int64(f.Limit))
		if err == nil {
			return c.Done("/pdv/devolucoes", "Limite salvo.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := returnsView(c, f)
	if err != nil {
		return err
	}
	return c.Invalid("Devoluções", view.Returns(v))
}
