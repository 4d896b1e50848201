package rule

import (
	"omniservicos/store/account"
	"omniservicos/store/crm/rule"
	views "omniservicos/views/crm/rule"
	"omniservicos/web"
)

func list(c *web.Context) error {
	rules, err := rule.List(c.Tx)
	if err != nil {
		return err
	}
	n, err := rule.ReadNames(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Automações", views.List(views.ListView{Rules: rules, Names: n, MayEdit: c.May(Edit)}))
}

func show(c *web.Context) error {
	r, err := rule.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	after := c.Number("depois")
	v := views.ShowView{Rule: r, MayEdit: c.May(Edit), First: after == 0, Now: c.Tx.Now, Zone: c.Tx.Zone()}
	if v.Names, err = rule.ReadNames(c.Tx); err != nil {
		return err
	}
	if v.Counts, err = rule.CountFirings(c.Tx, r.ID); err != nil {
		return err
	}
	if v.Log, err = rule.Log(c.Tx, r.ID, after); err != nil {
		return err
	}
	names, err := account.Names(c.Tx, []int64{r.EditedBy})
	if err != nil {
		return err
	}
	v.Editor = names[r.EditedBy]
	return c.Page(r.Name, views.Show(v))
}

func showFiring(c *web.Context) error {
	f, err := rule.FindFiring(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	r, err := rule.Find(c.Tx, f.RuleID)
	if err != nil {
		return err
	}
	n, err := rule.ReadNames(c.Tx)
	if err != nil {
		return err
	}
	return c.Page(f.Text, views.Firing(views.FiringView{Rule: r, Firing: f, When: n.When(r), MayEdit: c.May(Edit), Zone: c.Tx.Zone()}))
}
