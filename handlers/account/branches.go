package account

import (
	"strconv"

	"omniservicos/store/account"
	view "omniservicos/views/account"
	"omniservicos/web"
)

const branchesPath = "/conta/filiais"

func showBranches(c *web.Context) error {
	branches, err := account.Branches(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Filiais", view.Branches(branches))
}

func newBranch(c *web.Context) error {
	return c.Page("Nova filial", view.Branch(&view.BranchForm{}, "Nova filial", branchesPath))
}

func createBranch(c *web.Context) error {
	return saveBranch(c, account.Branch{}, "Nova filial", branchesPath)
}

func showBranch(c *web.Context) error {
	b, err := account.FindBranch(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page(b.Name, view.Branch(view.BranchOf(b), b.Name, branchPath(b)))
}

func updateBranch(c *web.Context) error {
	b, err := account.FindBranch(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return saveBranch(c, b, b.Name, branchPath(b))
}

func saveBranch(c *web.Context, b account.Branch, title, action string) error {
	f := &view.BranchForm{Branch: b}
	if !c.Read(f) {
		return c.Invalid(title, view.Branch(f, title, action))
	}
	_, err := account.SaveBranch(c.Tx, f.Branch)
	if f.Blame(err) {
		return c.Invalid(title, view.Branch(f, title, action))
	}
	if err != nil {
		return err
	}
	return c.Done(branchesPath, "Filial salva.")
}

func branchPath(b account.Branch) string { return branchesPath + "/" + strconv.FormatInt(b.ID, 10) }
