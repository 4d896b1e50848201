package returns

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/person"
	view "omniservicos/views/pdv/returns"
	"omniservicos/web"
)

func showReturn(c *web.Context) error {
	r, err := returns.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v := view.ReturnedView{Return: r, Till: c.Number("caixa"), Prints: c.May(may.PrintVouchers) || r.IdentityID == c.Me.IdentityID, Zone: c.Tx.Zone()}
	if v.Vouchers, err = voucher.From(c.Tx, "devolucao", r.ID); err != nil {
		return err
	}
	depot, err := stock.FindDepot(c.Tx, r.DepotID)
	if err != nil {
		return err
	}
	v.Depot = depot.Name
	if v.Who, err = desk.NameOf(c, r.IdentityID); err != nil {
		return err
	}
	return c.Page("Devolução", view.Returned(v))
}

// printVoucher is the paper that the customer takes along.
func printVoucher(c *web.Context) error {
	o, err := voucher.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if !c.May(may.PrintVouchers) && o.IssuedBy != c.Me.IdentityID {
		return fault.Forbid("Só um gerente, um caixa ou quem deu este vale-troca o imprime: quem tem o código gasta o vale.")
	}
	v := view.VoucherView{Voucher: o, Zone: c.Tx.Zone()}
	v.Branch.Name = c.Me.AccountName
	if o.PersonID != nil {
		p, err := person.Find(c.Tx, *o.PersonID)
		if err != nil {
			return err
		}
		v.Person = p.Name
	}
	return c.Paper("Vale-troca", view.Voucher(v))
}
