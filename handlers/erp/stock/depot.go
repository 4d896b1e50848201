package stock

import (
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	pages "omniservicos/views/erp/stock"
	"omniservicos/web"
)

func listDepots(c *web.Context) error {
	v, err := depotsView(c, &pages.NameForm{})
	if err != nil {
		return err
	}
	return c.Page("Depósitos", pages.DepotsPage(v))
}

func createDepot(c *web.Context) error {
	f := &pages.NameForm{}
	v, err := depotsView(c, f)
	if err != nil {
		return err
	}
	if c.Read(f) {
		branch, err := branchOf(v.Branches, f.BranchID)
		if err == nil {
			_, err = stock.NewDepot(c.Tx, branch, f.Name)
		}
		if err == nil {
			return c.Done(pages.DepotsPath, "Depósito criado.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Depósitos", pages.DepotsPage(v))
}

// branchOf is the branch that was chosen, or the only one there is.
func branchOf(branches []stock.Branch, chosen int64) (int64, error) {
	for _, b := range branches {
		if b.ID == chosen || len(branches) == 1 && chosen == 0 {
			return b.ID, nil
		}
	}
	return 0, fault.Blame("branch_id", "Escolha a loja do depósito.")
}

func depotsView(c *web.Context, f *pages.NameForm) (v pages.DepotsView, err error) {
	v = pages.DepotsView{Form: f, MayEdit: c.May(MoveStock)}
	if v.Rows, err = stock.AllDepots(c.Tx); err != nil {
		return v, err
	}
	v.Branches, err = stock.Branches(c.Tx)
	return v, err
}

func showDepot(c *web.Context) error {
	d, err := stock.FindDepot(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &pages.NameForm{}
	f.Set("name", d.Name)
	return c.Page(d.Name, pages.DepotPage(d, f))
}

func renameDepot(c *web.Context) error {
	d, err := stock.FindDepot(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &pages.NameForm{}
	if c.Read(f) {
		err := stock.RenameDepot(c.Tx, d.ID, f.Name)
		if err == nil {
			return c.Done(pages.DepotsPath, "Depósito salvo.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(d.Name, pages.DepotPage(d, f))
}

func archiveDepot(c *web.Context) error {
	if err := stock.ArchiveDepot(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(pages.DepotsPath, "Depósito arquivado.")
}

func reactivateDepot(c *web.Context) error {
	if err := stock.ReactivateDepot(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(pages.DepotsPath, "Depósito reativado.")
}
