package pdv

import (
	"github.com/a-h/templ"

	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// refuseForm draws a dialog's form again with its refusal, or the form on a page of its own.
func refuseForm(c *web.Context, title string, form templ.Component) error {
	if c.Htmx() {
		return c.InvalidFragment(form)
	}
	return c.Invalid(title, form)
}

func setCustomer(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.CustomerForm
	if c.Read(&f) {
		sale, err = nameCustomer(c, sale, &f)
		if err == nil {
			return repriced(c, sale)
		}
		if !f.Blame(err) {
			return err
		}
	}
	return refuseForm(c, "Cliente", views.CustomerFields(&f, c.URL().Path))
}

// nameCustomer reads what was typed: the person with this document, the document alone, or the one person of this name.
func nameCustomer(c *web.Context, sale pdv.Sale, f *views.CustomerForm) (pdv.Sale, error) {
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
	id, err := onlyPerson(c, f.Typed, "tax_id", "Ninguém no cadastro com este nome: confira, ou digite o CPF.", "Há mais de uma pessoa assim: escolha na lista.")
	if err != nil {
		return sale, err
	}
	return pdv.SetCustomer(c.Tx, sale.ID, id, "")
}

const manyPeople = "Há mais de uma pessoa assim: digite o CPF ou o CNPJ."

// onlyPerson is the one person whom these words find; none or several are refused beside the field.
func onlyPerson(c *web.Context, typed, field, none, several string) (int64, error) {
	found, err := person.Search(c.Tx, typed, 2)
	switch {
	case err != nil:
		return 0, err
	case len(found) == 0:
		return 0, fault.Blame(field, none)
	case len(found) > 1:
		return 0, fault.Blame(field, several)
	}
	return found[0].ID, nil
}

// peopleShown are enough to choose from with a finger.
const peopleShown = 8

func findCustomers(c *web.Context) error {
	if _, err := tills.Find(c.Tx, c.ID("id")); err != nil {
		return err
	}
	found, err := person.Search(c.Tx, c.Query("q"), peopleShown)
	if err != nil {
		return err
	}
	typed, err := taxid.Parse(c.Query("q"))
	if err != nil {
		typed = "" // a name, or a document not yet typed to its end
	}
	return c.Fragment(views.People(found, typed))
}

func discardSale(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f views.ReasonForm
	if !c.Read(&f) {
		return fault.Refuse(f.Error("motivo"))
	}
	if err := pdv.DiscardSale(c.Tx, sale.ID, f.Reason); err != nil {
		return err
	}
	if !c.Htmx() {
		return c.Done(tillPath(sale.TillID), "Venda descartada.")
	}
	return free(c, sale.TillID, views.NoLast(), views.NoProblem())
}
