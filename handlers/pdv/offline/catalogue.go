package offline

import (
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	"omniservicos/web"
)

// showCatalogue is what a terminal keeps, to go on selling without us: what may be sold and for how much since its own
// change number, tombstones included, and what stands at the head of a receipt.
func showCatalogue(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	products, version, err := catalogue.Changes(c.Tx, c.Number("desde"))
	if err != nil {
		return err
	}
	branch, err := account.FindBranch(c.Tx, till.BranchID)
	if err != nil && !fault.Is(err, fault.Missed) {
		return err // an archived branch leaves the account's own name
	}
	if branch.Name == "" {
		branch.Name = c.Me.AccountName
	}
	if products == nil {
		products = []catalogue.Listed{}
	}
	rules, mark, err := snapshotOf(c, c.Query("regras"))
	if err != nil {
		return err
	}
	return c.JSON(200, map[string]any{
		"regras": rules, "versao_regras": mark,
		"versao": version, "produtos": products, "caixa": till.Name,
		"loja": map[string]string{"nome": branch.Name, "cnpj": branch.TaxID.String(), "endereco": part.Address(branch)},
	})
}
