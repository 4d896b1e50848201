package returns

import (
	"fmt"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/returns"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// askReturn draws the form: everything at zero, for a vale-troca, back to where it left from.
func askReturn(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if sale.State != "finalizada" {
		return fault.Refuse("Só se devolve o que foi vendido: esta venda não está finalizada.")
	}
	f := &view.ReturnForm{}
	f.Set("key", uuid7.New())
	f.Set("refund", returns.Refunds[0].Code)
	f.Set("depot_id", fmt.Sprint(sale.DepotID))
	if till := c.Number("caixa"); till != 0 {
		f.Set("till_id", fmt.Sprint(till))
		f.Set("caixa", fmt.Sprint(till))
	}
	v, err := returnView(c, sale, f)
	if err != nil {
		return err
	}
	return c.Page("Devolver itens", view.NewReturn(v))
}

func makeReturn(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	lines, err := returns.Lines(c.Tx, sale)
	if err != nil {
		return err
	}
	f := &view.ReturnForm{Lines: lines}
	if c.Read(f) {
		r, err := takeReturn(c, sale, f)
		if err == nil {
			return c.Done(part.ReturnPath(r.ID)+backTo(f.AtTill), "Devolução recebida.")
		}
		if asked, err := desk.AskAuthority(c, err); asked {
			return err
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := returnView(c, sale, f)
	if err != nil {
		return err
	}
	return c.Invalid("Devolver itens", view.NewReturn(v))
}

func takeReturn(c *web.Context, sale pdv.Sale, f *view.ReturnForm) (r returns.Return, err error) {
	n := returns.New{ClientID: f.Key, SaleID: sale.ID, Lines: f.Quantities, DepotID: f.DepotID, TillID: f.TillID, Refund: f.Refund,
		Reason: f.Reason, AtTill: f.AtTill, Grant: desk.GrantOf(c)}
	if n.Limit, err = authority.ReturnLimit(c.Tx, f.AtTill, c.Me.Roles); err != nil {
		return r, err
	}
	return returns.Make(c.Tx, n)
}

// backTo keeps the till that the cashier came from.
func backTo(till int64) string {
	if till == 0 {
		return ""
	}
	return fmt.Sprintf("?caixa=%d", till)
}

func returnView(c *web.Context, sale pdv.Sale, f *view.ReturnForm) (v view.ReturnView, err error) {
	v = view.ReturnView{Sale: sale, Form: f, Person: "Consumidor", Fiado: sale.CustomerID != nil, Zone: c.Tx.Zone()}
	if f.Lines, err = returns.Lines(c.Tx, sale); err != nil {
		return v, err
	}
	if sale.CustomerID != nil {
		p, err := person.Find(c.Tx, *sale.CustomerID)
		if err != nil {
			return v, err
		}
		v.Person = p.Name
	}
	if v.Tills, err = tillOptions(c, true); err != nil {
		return v, err
	}
	v.Depots, err = depotOptions(c)
	return v, err
}

func depotOptions(c *web.Context) (options []ui.Option, err error) {
	depots, err := stock.Depots(c.Tx)
	for _, d := range depots {
		options = append(options, ui.Option{Value: fmt.Sprint(d.ID), Label: d.Name, Group: d.Branch})
	}
	return options, err
}
