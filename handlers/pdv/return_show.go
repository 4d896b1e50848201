package pdv

import (
	"omniservicos/store/account"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/person"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

func showReturn(c *web.Context) error {
	r, err := returns.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v := views.ReturnedView{Return: r, Till: c.Number("caixa"), Prints: c.May(PrintVouchers) || r.IdentityID == c.Me.IdentityID, Zone: c.Tx.Zone()}
	if v.Vouchers, err = voucher.From(c.Tx, "devolucao", r.ID); err != nil {
		return err
	}
	depot, err := stock.FindDepot(c.Tx, r.DepotID)
	if err != nil {
		return err
	}
	v.Depot = depot.Name
	if v.Who, err = nameOf(c, r.IdentityID); err != nil {
		return err
	}
	return c.Page("Devolução", views.Returned(v))
}

// nameOf is who did something; the API and the seed have no person behind them.
func nameOf(c *web.Context, identity int64) (string, error) {
	if identity == c.Me.IdentityID {
		return c.Me.Name, nil
	}
	member, err := account.FindMember(c.Tx, identity)
	if fault.Is(err, fault.Missed) {
		return "", nil
	}
	return member.Name, err
}

// printVoucher is the paper that the customer takes along.
func printVoucher(c *web.Context) error {
	voucher, err := voucher.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if !c.May(PrintVouchers) && voucher.IssuedBy != c.Me.IdentityID {
		return fault.Forbid("Só um gerente, um caixa ou quem deu este vale-troca o imprime: quem tem o código gasta o vale.")
	}
	v := views.VoucherView{Voucher: voucher, Zone: c.Tx.Zone()}
	v.Branch.Name = c.Me.AccountName
	if voucher.PersonID != nil {
		p, err := person.Find(c.Tx, *voucher.PersonID)
		if err != nil {
			return err
		}
		v.Person = p.Name
	}
	return c.Paper("Vale-troca", views.Voucher(v))
}

// voucherInHand is the unspent voucher of the return that the address names: whoever may print it may pay with it.
func voucherInHand(c *web.Context) (string, error) {
	if c.Number("troca") == 0 {
		return "", nil
	}
	vouchers, err := voucher.From(c.Tx, "devolucao", c.Number("troca"))
	for _, v := range vouchers {
		if v.Balance > 0 && (c.May(PrintVouchers) || v.IssuedBy == c.Me.IdentityID) {
			return v.Code, err
		}
	}
	return "", err
}
