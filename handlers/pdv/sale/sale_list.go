package sale

import (
	"fmt"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	view "omniservicos/views/pdv/sale"
	"omniservicos/views/ui"
	"omniservicos/web"
)

func listSales(c *web.Context) error {
	filter, state := filterOf(c)
	v := view.SalesView{URL: c.URL(), State: state, Zone: c.Tx.Zone(), Sells: c.May(may.Sell), Blind: may.Blind(c), Period: desk.Period(filter.From, filter.To)}
	v.From, v.To = isoOrNone(filter.From), isoOrNone(filter.To)
	var err error
	if v.Count, v.Total, err = pdv.SumSales(c.Tx, filter); err != nil {
		return err
	}
	filter.Before = c.Number("depois")
	if v.Rows, err = pdv.ListSales(c.Tx, filter); err != nil {
		return err
	}
	if len(v.Rows) > pdv.PageSize {
		v.Rows = v.Rows[:pdv.PageSize]
		v.Next = ui.With(c.URL(), "depois", fmt.Sprint(v.Rows[pdv.PageSize-1].ID))
	}
	if err := nameFilters(c, &v, filter); err != nil {
		return err
	}
	return c.Page("Vendas", view.Sales(v))
}

// filterOf reads the address. A search or a customer looks through all time unless days are given; otherwise the list
// begins with the last thirty days of finalised sales.
func filterOf(c *web.Context) (f pdv.SaleFilter, state string) {
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	f = pdv.SaleFilter{
		From: desk.DayOf(c.Query("de"), today), To: desk.DayOf(c.Query("ate"), today),
		TillID: c.Number("caixa"), CustomerID: c.Number("cliente"), OperatorID: c.Number("operador"), Discounted: c.Query("desconto") != "", Text: desk.Clean(c.Query("q")),
	}
	if f.From.IsZero() && f.To.IsZero() && f.Text == "" && f.CustomerID == 0 {
		f.From = today.AddDays(1 - desk.UsualDays)
	}
	state = view.States[0].Value
	for _, s := range view.States {
		if c.Query("estado") == s.Value {
			state = s.Value
		}
	}
	if state != "todas" {
		f.State = state
	}
	return f, state
}

func isoOrNone(d dates.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.ISO()
}

// nameFilters puts the tills into the panel and what is in force into chips.
func nameFilters(c *web.Context, v *view.SalesView, f pdv.SaleFilter) error {
	all, err := tills.List(c.Tx)
	if err != nil {
		return err
	}
	for _, t := range all {
		v.Tills = append(v.Tills, ui.Option{Value: fmt.Sprint(t.ID), Label: t.Name})
		if t.ID == f.TillID {
			v.Chips = append(v.Chips, ui.Chip{Label: "Caixa", Value: t.Name, Param: "caixa"})
		}
	}
	for _, d := range []struct {
		label, param string
		day          dates.Date
	}{{"De", "de", f.From}, {"Até", "ate", f.To}} {
		if c.Query(d.param) != "" && !d.day.IsZero() {
			v.Chips = append(v.Chips, ui.Chip{Label: d.label, Value: d.day.String(), Param: d.param})
		}
	}
	if f.Discounted {
		v.Chips = append(v.Chips, ui.Chip{Label: "Desconto", Value: "só com desconto", Param: "desconto"})
	}
	if f.OperatorID != 0 {
		names, err := account.Names(c.Tx, []int64{f.OperatorID})
		if err != nil {
			return err
		}
		v.Chips = append(v.Chips, ui.Chip{Label: "Operador", Value: names[f.OperatorID], Param: "operador"})
	}
	if f.CustomerID == 0 {
		return nil
	}
	p, err := person.Find(c.Tx, f.CustomerID)
	v.Chips = append(v.Chips, ui.Chip{Label: "Cliente", Value: p.Name, Param: "cliente"})
	return err
}
