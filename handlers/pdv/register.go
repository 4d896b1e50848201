package pdv

import (
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/scan"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// registerProduct makes goods out of a barcode that nobody knew; the page then enters the code again.
func registerProduct(c *web.Context) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.ProductForm
	if c.Read(&f) {
		p, err := scan.Register(c.Tx, till, f.NewProduct)
		switch {
		case err == nil && c.Htmx():
			return c.Fragment(views.NoProblem(), views.ProductFields(&views.ProductForm{}, till.ID))
		case err == nil:
			return c.Done(tillPath(till.ID), p.Name+" cadastrado.")
		case !f.Blame(err):
			return err
		}
	}
	return refuseForm(c, "Cadastrar produto", views.ProductFields(&f, till.ID))
}

// registerCustomer asks once about people who look the same.
func registerCustomer(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.NewCustomerForm
	if c.Read(&f) {
		if !f.Sure {
			if f.Matches, err = person.Duplicates(c.Tx, f.Person()); err != nil {
				return err
			}
		}
		if len(f.Matches) == 0 {
			sale, err = newCustomer(c, sale, &f)
			if err == nil {
				return changed(c, sale, views.NewCustomerFields(&views.NewCustomerForm{}, ""))
			}
			if !f.Blame(err) {
				return err
			}
		}
	}
	return refuseForm(c, "Cadastrar cliente", views.NewCustomerFields(&f, c.URL().Path))
}

func newCustomer(c *web.Context, sale pdv.Sale, f *views.NewCustomerForm) (pdv.Sale, error) {
	if err := sale.MustBeOpen(); err != nil {
		return sale, err
	}
	p, err := person.Save(c.Tx, f.Person())
	if err != nil {
		return sale, err
	}
	return pdv.SetCustomer(c.Tx, sale.ID, p.ID, "")
}
