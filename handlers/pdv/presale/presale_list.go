package presale

import (
	"fmt"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/presale"
	view "omniservicos/views/pdv/presale"
	"omniservicos/views/ui"
	"omniservicos/web"
)

func listPresales(c *web.Context) error {
	v := view.PresalesView{URL: c.URL(), Makes: c.May(may.Presell), Manages: c.May(may.Manage), Today: dates.Of(c.Tx.Now, c.Tx.Zone()), State: view.PresaleStates[0].Value}
	for _, s := range view.PresaleStates {
		if c.Query("estado") == s.Value {
			v.State = s.Value
		}
	}
	f := presale.Filter{State: v.State, Today: v.Today, Before: c.Number("depois")}
	if v.State == "todas" {
		f.State = ""
	}
	if q := desk.Clean(c.Query("q")); q != "" {
		number, ok := presale.ReadCode("P" + q)
		if !ok {
			number, ok = presale.ReadCode(q)
		}
		if f.State, f.Number = "", number; !ok {
			f.Number = -1 // no number: nothing is found
		}
	}
	var err error
	if v.Rows, err = presale.List(c.Tx, f); err != nil {
		return err
	}
	if len(v.Rows) > pdv.PageSize {
		v.Rows = v.Rows[:pdv.PageSize]
		v.Next = ui.With(c.URL(), "depois", fmt.Sprint(v.Rows[pdv.PageSize-1].ID))
	}
	return c.Page("Pré-vendas", view.Presales(v))
}

func printPresale(c *web.Context) error {
	p, err := presale.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v := view.PresalePaper{Presale: p, Zone: c.Tx.Zone()}
	if v.Branch, err = account.FindBranch(c.Tx, p.BranchID); err != nil {
		return err
	}
	if c.Query("papel") == "80" {
		return c.Paper(p.Title(), view.PresaleSlip(v))
	}
	return c.Paper(p.Title(), view.PresaleSheet(v))
}
