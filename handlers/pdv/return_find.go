package pdv

import (
	"fmt"

	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/tills"
	views "omniservicos/views/pdv"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// findSaleToReturn looks for the sale of what a customer brings back.
func findSaleToReturn(c *web.Context) error {
	v := views.FindReturnView{URL: c.URL(), Till: c.Number("de"), AtTill: c.Number("caixa"), Zone: c.Tx.Zone()}
	q := clean(c.Query("q"))
	v.Asked = q != "" || v.Till != 0
	var err error
	if v.Rows, err = returns.FindSales(c.Tx, q, v.Till); err != nil {
		return err
	}
	if v.Tills, err = tillOptions(c, false); err != nil {
		return err
	}
	return c.Page("Devolver ou trocar", views.FindReturn(v))
}

// tillOptions are the account's tills, all or the open ones.
func tillOptions(c *web.Context, open bool) (options []ui.Option, err error) {
	tills, err := tills.List(c.Tx)
	for _, t := range tills {
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
	f := &views.LimitForm{}
	f.Set("limit", money.Cents(settings.ReturnLimit).Input())
	v, err := returnsView(c, f)
	if err != nil {
		return err
	}
	return c.Page("Devoluções", views.Returns(v))
}

func returnsView(c *web.Context, limit *views.LimitForm) (v views.ReturnsView, err error) {
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	f := returns.Filter{From: dayOf(c.Query("de"), today), To: dayOf(c.Query("ate"), today)}
	if f.To.IsZero() {
		f.To = today
	}
	if f.From.IsZero() {
		f.From = f.To.AddDays(1 - usualDays)
	}
	v = views.ReturnsView{URL: c.URL(), From: f.From.ISO(), To: f.To.ISO(), Returns: c.May(Sell), Manages: c.May(Manage), Limit: limit,
		Zone: c.Tx.Zone(), Period: period(pdv.SaleFilter{From: f.From, To: f.To})}
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
	f := &views.LimitForm{}
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
	return c.Invalid("Devoluções", views.Returns(v))
}
