package cash

import (
	"fmt"

	"omniservicos/handlers/pdv/may"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/proof"
	"omniservicos/store/pdv/tills"
	view "omniservicos/views/pdv/cash"
	"omniservicos/views/ui"
	"omniservicos/web"
)

func listTills(c *web.Context) error {
	v, err := tillsView(c, &view.TillForm{})
	if err != nil {
		return err
	}
	return c.Page("Caixas e turnos", view.Tills(v))
}

// tillsView is the tills with the shifts of the one that the address names, or of the first.
func tillsView(c *web.Context, f *view.TillForm) (v view.TillsView, err error) {
	v = view.TillsView{Form: f, Zone: c.Tx.Zone(), Manages: c.May(may.Manage), Sells: c.May(may.Sell), Sees: c.May(may.ViewCounts), Proofs: map[int64]proof.Proof{}}
	if v.Tills, err = tills.List(c.Tx); err != nil {
		return v, err
	}
	for _, t := range v.Tills {
		if v.Chosen.ID == 0 || t.ID == c.Number("caixa") {
			v.Chosen = t
		}
	}
	proofs, err := proof.All(c.Tx, v.Chosen.ID) // of the one that is shown: it reads each of a till's numbers
	if err != nil {
		return v, err
	}
	for _, p := range proofs {
		v.Proofs[p.TillID] = p
	}
	if v.Shifts, err = tills.ListShifts(c.Tx, v.Chosen.ID, c.Number("depois")); err != nil {
		return v, err
	}
	if len(v.Shifts) > pdv.PageSize {
		v.Shifts = v.Shifts[:pdv.PageSize]
		v.Older = fmt.Sprintf("/pdv/caixas?caixa=%d&depois=%d", v.Chosen.ID, v.Shifts[pdv.PageSize-1].Number)
	}
	depots, err := stock.Depots(c.Tx)
	for _, d := range depots {
		v.Depots = append(v.Depots, ui.Option{Value: fmt.Sprint(d.ID), Label: d.Name, Group: d.Branch})
	}
	return v, err
}

func createTill(c *web.Context) error {
	var f view.TillForm
	if c.Read(&f) {
		id, err := newTill(c, &f)
		if err == nil {
			return c.Done(fmt.Sprintf("/pdv/caixas?caixa=%d", id), "Caixa criado.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := tillsView(c, &f)
	if err != nil {
		return err
	}
	return c.Invalid("Caixas e turnos", view.Tills(v))
}

// newTill stands where its depot stands.
func newTill(c *web.Context, f *view.TillForm) (int64, error) {
	depots, err := stock.Depots(c.Tx)
	if err != nil {
		return 0, err
	}
	for _, d := range depots {
		if d.ID == f.DepotID {
			return tills.New(c.Tx, f.Name, d.BranchID, d.ID)
		}
	}
	return 0, fault.Blame("depot_id", "Escolha um depósito da lista.")
}
