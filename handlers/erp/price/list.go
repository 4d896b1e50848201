package price

import (
	"strconv"

	"github.com/a-h/templ"

	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	view "omniservicos/views/erp/price"
	"omniservicos/web"
)

func listLists(c *web.Context) error {
	rows, err := catalogue.PriceLists(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Tabelas de preços", view.ListsPage(view.ListsView{Rows: rows, Form: &view.ListForm{}, MayEdit: c.May(EditPrices)}))
}

func createList(c *web.Context) error {
	f := &view.ListForm{}
	if c.Read(f) {
		made, err := catalogue.SaveList(c.Tx, f.List)
		if err == nil {
			return c.Done(view.ListPath(made.ID), "Tabela "+made.Name+" criada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	rows, err := catalogue.PriceLists(c.Tx)
	if err != nil {
		return err
	}
	return c.Invalid("Tabelas de preços", view.ListsPage(view.ListsView{Rows: rows, Form: f, MayEdit: true}))
}

// listView is one list with a page of its prices.
func listView(c *web.Context) (v view.ListView, err error) {
	if v.List, err = catalogue.FindList(c.Tx, c.ID("id")); err != nil {
		return v, err
	}
	v.Form, v.Price, v.MayEdit = view.ListFormOf(v.List), &view.PriceForm{}, c.May(EditPrices)
	v.Rows, err = catalogue.ListPrices(c.Tx, v.List.ID, c.Number("depois"))
	if len(v.Rows) > catalogue.PageSize {
		v.Rows = v.Rows[:catalogue.PageSize]
		v.Next = view.ListPath(v.List.ID) + "?depois=" + strconv.FormatInt(v.Rows[len(v.Rows)-1].ID, 10)
	}
	return v, err
}

func showList(c *web.Context) error {
	v, err := listView(c)
	if err != nil {
		return err
	}
	return c.Page(v.List.Name, view.ListPage(v))
}

func saveList(c *web.Context) error {
	v, err := listView(c)
	if err != nil {
		return err
	}
	if c.Read(v.Form) {
		_, err := catalogue.SaveList(c.Tx, v.Form.List)
		if err == nil {
			return c.Done(view.ListPath(v.List.ID), "Tabela salva.")
		}
		if !v.Form.Blame(err) {
			return err
		}
	}
	return c.Invalid(v.List.Name, view.ListPage(v))
}

func setPrice(c *web.Context) error {
	v, err := listView(c)
	if err != nil {
		return err
	}
	if c.Read(v.Price) {
		p, err := productOf(c, v.Price.Code)
		if err == nil {
			err = catalogue.SetListPrice(c.Tx, v.List.ID, p.ID, v.Price.Price)
		}
		if err == nil {
			return c.Done(view.ListPath(v.List.ID), "Preço de "+p.Name+" salvo.")
		}
		if !v.Price.Blame(err) {
			return err
		}
	}
	return c.Invalid(v.List.Name, view.ListPage(v))
}

// productOf is the product of a typed code; one that nobody has is said beside the field.
func productOf(c *web.Context, code string) (catalogue.Product, error) {
	p, err := catalogue.FindByCode(c.Tx, code)
	if fault.Is(err, fault.Missed) {
		return p, fault.Blame("code", err.Error())
	}
	return p, err
}

func archiveList(c *web.Context) error {
	if err := catalogue.ArchiveList(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(view.ListsPath, "Tabela arquivada: quem comprava por ela volta ao varejo.")
}

func reactivateList(c *web.Context) error {
	if err := catalogue.ReactivateList(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(view.ListPath(c.ID("id")), "Tabela reativada.")
}

func setCustomerList(c *web.Context) error {
	p, err := person.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.CustomerForm
	if !c.Read(&f) {
		return fault.Refuse(f.Error("list"))
	}
	if err := catalogue.SetPersonList(c.Tx, p.ID, f.ListID); err != nil {
		return err
	}
	return c.Done("/crm/clientes/"+strconv.FormatInt(p.ID, 10), "Tabela de preços salva.")
}

// listOfCustomer shows by which prices somebody buys; an account without lists shows nothing.
func listOfCustomer(c *web.Context, customer int64) (templ.Component, error) {
	lists, err := catalogue.ListsInUse(c.Tx)
	if err != nil || len(lists) == 0 {
		return nil, err
	}
	list, err := catalogue.ListOf(c.Tx, customer)
	return view.CustomerPanel(customer, list, lists), err
}
