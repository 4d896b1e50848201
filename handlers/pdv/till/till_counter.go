package till

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

func suspendSale(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.SuspendForm
	if c.Read(&f) {
		sale, err = pdv.SuspendSale(c.Tx, sale.ID, f.Label)
		if err == nil {
			return suspended(c, sale)
		}
		if !f.Blame(err) {
			return err
		}
	}
	return desk.RefuseForm(c, "Suspender a venda", view.SuspendFields(&f, c.URL().Path))
}

func suspended(c *web.Context, sale pdv.Sale) error {
	if !c.Htmx() {
		return c.Done(part.TillPath(sale.TillID, ""), "Venda suspensa.")
	}
	return free(c, sale.TillID, view.NoLast(), view.NoProblem())
}

// listSuspended shows what waits in the till's branch.
func listSuspended(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v := view.WaitingView{TillID: till.ID, Zone: c.Tx.Zone()}
	if v.Sales, err = pdv.SuspendedSales(c.Tx, till.BranchID); err != nil {
		return err
	}
	if c.Htmx() {
		return c.Fragment(view.Waiting(v))
	}
	return c.Page("Vendas suspensas", view.WaitingPage(v))
}

func resumeSale(c *web.Context) error {
	if _, err := pdv.FindSale(c.Tx, c.ID("id")); err != nil {
		return err
	}
	var f view.ResumeForm
	c.Read(&f)
	sale, err := pdv.ResumeSale(c.Tx, f.TillID, c.ID("id"))
	if err != nil {
		return err
	}
	return changed(c, sale, view.NoProblem(), view.NoLast())
}

// setSeller changes who sells at the till, and whose the sale is that stands there.
func setSeller(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.SellerForm
	if c.Read(&f) {
		till, err = seller.Set(c.Tx, till.ID, f.SellerID)
		if err == nil {
			return sellerSet(c, till)
		}
		if !f.Blame(err) {
			return err
		}
	}
	sellers, err := seller.List(c.Tx)
	if err != nil {
		return err
	}
	return desk.RefuseForm(c, "Quem está vendendo?", view.SellerFields(till.ID, sellers, till.SellerID, "Escolha um vendedor da lista."))
}

func sellerSet(c *web.Context, till tills.Till) error {
	if !c.Htmx() {
		return c.Redirect(part.TillPath(till.ID, ""))
	}
	cart, err := openCart(c, till.ID)
	if err != nil {
		return err
	}
	return c.Fragment(view.Cart(cart))
}
