package till

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

func setCustomer(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.CustomerForm
	if c.Read(&f) {
		sale, err = nameCustomer(c, sale, &f)
		if err == nil {
			return repriced(c, sale)
		}
		if !f.Blame(err) {
			return err
		}
	}
	return desk.RefuseForm(c, "Cliente", view.CustomerFields(&f, c.URL().Path))
}

// nameCustomer reads what was typed: the person with this document, the document alone, or the one person of this name.
func nameCustomer(c *web.Context, sale pdv.Sale, f *view.CustomerForm) (pdv.Sale, error) {
	switch {
	case f.Remove:
		return pdv.SetCustomer(c.Tx, sale.ID, 0, "")
	case f.PersonID != 0:
		return pdv.SetCustomer(c.Tx, sale.ID, f.PersonID, "")
	case f.TaxID != "":
		p, _, err := person.FindByTaxID(c.Tx, f.TaxID)
		if err != nil {
			return sale, err
		}
		return pdv.SetCustomer(c.Tx, sale.ID, p.ID, f.TaxID)
	}
	id, err := desk.OnlyPerson(c, f.Typed, "tax_id", "Ninguém no cadastro com este nome: confira, ou digite o CPF.", "Há mais de uma pessoa assim: escolha na lista.")
	if err != nil {
		return sale, err
	}
	return pdv.SetCustomer(c.Tx, sale.ID, id, "")
}

func findCustomers(c *web.Context) error {
	if _, err := tills.Find(c.Tx, c.ID("id")); err != nil {
		return err
	}
	found, err := person.Search(c.Tx, c.Query("q"), desk.PeopleShown)
	if err != nil {
		return err
	}
	typed, err := taxid.Parse(c.Query("q"))
	if err != nil {
		typed = "" // a name, or a document not yet typed to its end
	}
	return c.Fragment(view.People(found, typed))
}

func discardSale(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f part.ReasonForm
	if !c.Read(&f) {
		return fault.Refuse(f.Error("motivo"))
	}
	if err := pdv.DiscardSale(c.Tx, sale.ID, f.Reason); err != nil {
		return err
	}
	if !c.Htmx() {
		return c.Done(part.TillPath(sale.TillID, ""), "Venda descartada.")
	}
	return free(c, sale.TillID, view.NoLast(), view.NoProblem())
}
