package pdv

import (
	"fmt"

	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/presale"
	views "omniservicos/views/pdv"
	"omniservicos/views/ui"
	"omniservicos/web"
)

func listPresales(c *web.Context) error {
	v := views.PresalesView{URL: c.URL(), Makes: c.May(Presell), Today: dates.Of(c.Tx.Now, c.Tx.Zone()), State: views.PresaleStates[0].Value}
	for _, s := range views.PresaleStates {
		if c.Query("estado") == s.Value {
			v.State = s.Value
		}
	}
	f := presale.Filter{State: v.State, Today: v.Today, Before: c.Number("depois")}
	if v.State == "todas" {
		f.State = ""
	}
	if q := clean(c.Query("q")); q != "" {
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
	return c.Page("Pré-vendas", views.Presales(v))
}

func printPresale(c *web.Context) error {
	p, err := presale.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v := views.PresalePaper{Presale: p, Zone: c.Tx.Zone()}
	if v.Branch, err = account.FindBranch(c.Tx, p.BranchID); err != nil {
		return err
	}
	if c.Query("papel") == "80" {
		return c.Paper(p.Title(), views.PresaleSlip(v))
	}
	return c.Paper(p.Title(), views.PresaleSheet(v))
}
