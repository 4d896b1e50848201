package till

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/scan"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// registerProduct makes goods out of a barcode that nobody knew; the page then enters the code again.
func registerProduct(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.ProductForm
	if c.Read(&f) {
		p, err := scan.Register(c.Tx, till, f.NewProduct)
		switch {
		case err == nil && c.Htmx():
			return c.Fragment(view.NoProblem(), view.ProductFields(&view.ProductForm{}, till.ID))
		case err == nil:
			return c.Done(part.TillPath(till.ID, ""), p.Name+" cadastrado.")
		case !f.Blame(err):
			return err
		}
	}
	return desk.RefuseForm(c, "Cadastrar produto", view.ProductFields(&f, till.ID))
}

// registerCustomer asks once about people who look the same.
func registerCustomer(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.NewCustomerForm
	if c.Read(&f) {
		if !f.Sure {
			if f.Matches, err = person.Duplicates(c.Tx, f.Person()); err != nil {
				return err
			}
		}
		if len(f.Matches) == 0 {
			sale, err = newCustomer(c, sale, &f)
			if err == nil {
				return changed(c, sale, view.NewCustomerFields(&view.NewCustomerForm{}, ""))
			}
			if !f.Blame(err) {
				return err
			}
		}
	}
	return desk.RefuseForm(c, "Cadastrar cliente", view.NewCustomerFields(&f, c.URL().Path))
}

func newCustomer(c *web.Context, sale pdv.Sale, f *view.NewCustomerForm) (pdv.Sale, error) {
	if err := sale.MustBeOpen(); err != nil {
		return sale, err
	}
	p, err := person.Save(c.Tx, f.Person())
	if err != nil {
		return sale, err
	}
	return pdv.SetCustomer(c.Tx, sale.ID, p.ID, "")
}
