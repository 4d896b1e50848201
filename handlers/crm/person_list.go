package crm

import (
	"omniservicos/store/person"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

func listPeople(c *web.Context) error {
	f := peopleFilter(c)
	f.After, f.Limit = c.Number("depois"), person.PageSize+1
	people, err := person.List(c.Tx, f)
	if err != nil {
		return err
	}
	more := len(people) > person.PageSize
	people = people[:min(len(people), person.PageSize)]
	phones, err := person.MainPhones(c.Tx, idsOf(people))
	if err != nil {
		return err
	}
	return c.Page("Clientes", views.People(views.PeopleView{
		URL: c.URL(), Tab: f.Tab, People: people, Phones: phones, More: more, May: c.May(Edit), MayExport: c.May(Export),
	}))
}

// peopleFilter reads from the address whom the list shows, and an export takes.
func peopleFilter(c *web.Context) person.Filter {
	return person.Filter{Words: c.Query("q"), Tab: tabOf(c), Kind: kindOf(c), OnCredit: c.Query("fiado") != ""}
}

func tabOf(c *web.Context) string {
	for _, tab := range []string{person.Customers, person.Leads, person.Suppliers, person.Archived} {
		if c.Query("aba") == tab {
			return tab
		}
	}
	return person.All
}

func kindOf(c *web.Context) string {
	switch kind := c.Query("tipo"); kind {
	case person.Natural, person.Legal:
		return kind
	}
	return ""
}

func idsOf(people []person.Person) []int64 {
	ids := make([]int64, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}
