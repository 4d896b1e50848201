package till

import (
	"fmt"

	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/pdv/tills"
	presaleview "omniservicos/views/pdv/presale"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// pickPresale asks which pré-venda to open at the till.
func pickPresale(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v, err := pickView(c, till, &presaleview.PickForm{})
	if err != nil {
		return err
	}
	if c.Htmx() {
		return c.Fragment(presaleview.PickPresale(v))
	}
	return c.Page("Abrir pré-venda", presaleview.PickPage(v))
}

func pickView(c *web.Context, till tills.Till, f *presaleview.PickForm) (v presaleview.PickView, err error) {
	v = presaleview.PickView{TillID: till.ID, Form: f, Today: dates.Of(c.Tx.Now, c.Tx.Zone())}
	v.Presales, err = presale.Waiting(c.Tx, till.BranchID)
	return v, err
}

// openPresale makes a pré-venda the till's sale.
func openPresale(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f presaleview.PickForm
	if c.Read(&f) {
		o, err := presale.Open(c.Tx, till.ID, f.Number)
		if err == nil {
			return presaleOpened(c, o)
		}
		if fault.Is(err, fault.Missed) {
			err = fault.Blame("number", err.Error())
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := pickView(c, till, &f)
	if err != nil {
		return err
	}
	if c.Htmx() {
		return c.InvalidFragment(presaleview.PickFields(v))
	}
	return c.Invalid("Abrir pré-venda", presaleview.PickPage(v))
}

// presaleOpened shows the sale, and says so where prices are not the promised ones.
func presaleOpened(c *web.Context, o presale.Opened) error {
	if !o.Repriced {
		return changed(c, o.Sale, view.NoProblem(), view.NoLast())
	}
	told := fmt.Sprintf("%s venceu em %s: os preços são os de hoje. Eram %s, agora são %s.", o.Presale.Title(), o.Presale.ValidUntil, o.Was, o.Sale.Total)
	return changed(c, o.Sale, view.Problem(told, ""), view.NoLast())
}

// presaleTyped says whether the code field holds a pré-venda's number: "P12", where no product is called so.
func presaleTyped(c *web.Context, f *view.LineForm) (number int64, is bool, err error) {
	number, is = presale.ReadCode(f.Code)
	if !is || f.ProductID != 0 {
		return 0, false, nil
	}
	if _, err := catalogue.FindByCode(c.Tx, f.Code); !fault.Is(err, fault.Missed) {
		return 0, false, err
	}
	is, err = presale.Has(c.Tx, number)
	return number, is, err
}

// addPresale answers "P12" at the code field.
func addPresale(c *web.Context, till tills.Till, f *view.LineForm, number int64) error {
	o, err := presale.Open(c.Tx, till.ID, number)
	if isRefusal(err) {
		return refuseLine(c, till, f, err.Error())
	}
	if err != nil {
		return err
	}
	return presaleOpened(c, o)
}
