package returns

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/voucher"
	"omniservicos/views/pdv/part"
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

// voucherPaper is what the customer takes along.
func voucherPaper(c *web.Context) (p desk.Paper, err error) {
	v, err := voucher.Find(c.Tx, c.ID("id"))
	if err == nil && !c.May(may.PrintVouchers) && v.IssuedBy != c.Me.IdentityID {
		err = fault.Forbid("Só um gerente, um caixa ou quem deu este vale-troca o imprime: quem tem o código gasta o vale.")
	}
	return desk.Paper{Title: "Vale-troca", Kind: tills.VoucherPaper, Subject: v.ID, Send: part.VoucherPath(v.ID), May: may.Sell}, err
}
