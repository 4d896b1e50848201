package stock

import (
	"github.com/a-h/templ"

	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/erp/stock"
	pages "omniservicos/views/erp/stock"
	"omniservicos/web"
)

func showPosition(c *web.Context) error {
	v := pages.PositionView{URL: c.URL(), MayMove: c.May(MoveStock), SeesCost: c.May(SeeCost)}
	var err error
	if v.Depots, v.DepotID, err = chosenDepot(c); err != nil {
		return err
	}
	f := productFilter(c)
	v.Rows, err = stock.Positions(c.Tx, stock.PositionFilter{Products: f, DepotID: v.DepotID, Situation: c.Query("situacao")})
	if err != nil {
		return err
	}
	v.Rows, v.More = cut(v.Rows)
	if v.Summary, err = stock.Summarise(c.Tx, v.DepotID); err != nil {
		return err
	}
	return c.Page("Estoque", pages.PositionPage(v))
}

// chosenDepot is the depot in the address, 0 for none; one that does not exist is not found. The depots to choose from
// hold it, even archived.
func chosenDepot(c *web.Context) (depots []stock.Depot, id int64, err error) {
	depots, err = stock.Depots(c.Tx)
	if err != nil || c.Query("deposito") == "" {
		return depots, 0, err
	}
	chosen, err := stock.FindDepot(c.Tx, queryID(c, "deposito"))
	if err == nil && chosen.ArchivedAt != nil {
		depots = append(depots, chosen)
	}
	return depots, chosen.ID, err
}

func showKardex(c *web.Context) error {
	v := pages.KardexView{URL: c.URL(), Zone: c.Tx.Zone(), SeesCost: c.May(SeeCost)}
	var err error
	if v.Product, err = catalogue.Find(c.Tx, c.ID("id")); err != nil {
		return err
	}
	if v.Depots, v.DepotID, err = chosenDepot(c); err != nil {
		return err
	}
	if v.DepotID == 0 && len(v.Depots) > 0 {
		v.DepotID = v.Depots[0].ID
	}
	balances, err := stock.Balances(c.Tx, []int64{v.Product.ID}, v.DepotID)
	if err != nil {
		return err
	}
	v.Balance = balances[v.Product.ID]
	v.Rows, err = stock.Kardex(c.Tx, kardexFilter(c, v))
	v.Rows, v.More = cut(v.Rows)
	if err != nil {
		return err
	}
	return c.Page("Kardex de "+v.Product.Name, pages.KardexPage(v))
}

// kardexFilter reads the period in the account's zone; a day that is none bounds nothing.
func kardexFilter(c *web.Context, v pages.KardexView) stock.KardexFilter {
	f := stock.KardexFilter{ProductID: v.Product.ID, DepotID: v.DepotID, Before: queryID(c, "depois"), Limit: catalogue.PageSize + 1}
	if d, err := dates.Parse(c.Query("de")); err == nil {
		f.From = d.In(v.Zone)
	}
	if d, err := dates.Parse(c.Query("ate")); err == nil {
		f.To = d.AddDays(1).In(v.Zone)
	}
	return f
}

// lowStockAtHome shows the first products below their minimum, and leads to all of them.
func lowStockAtHome(c *web.Context, _ int64) (templ.Component, error) {
	summary, err := stock.Summarise(c.Tx, 0)
	if err != nil {
		return nil, err
	}
	if summary.Low == 0 {
		return pages.LowStock(0, nil), nil
	}
	rows, err := stock.Positions(c.Tx, stock.PositionFilter{Products: catalogue.Filter{Limit: 5}, Situation: stock.Low})
	if err != nil {
		return nil, err
	}
	return pages.LowStock(summary.Low, rows), nil
}
