package crm

import (
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

// showDuplicates says, while one field is typed in, who has it already. What is not yet whole matches nobody.
func showDuplicates(c *web.Context) error {
	p := person.Person{ID: c.Number("id")}
	typed := c.Query(c.Query("campo"))
	switch c.Query("campo") {
	case "name":
		p.Name = typed
	case "email":
		p.Email = typed
	case "phones":
		p.Phones = []person.Phone{person.ParsePhone(typed)}
	case "tax_id":
		id, err := taxid.Parse(typed)
		if err != nil {
			return c.Fragment(views.Duplicates(nil))
		}
		p.TaxID = id
	}
	matches, err := person.Duplicates(c.Tx, p)
	if err != nil {
		return err
	}
	return c.Fragment(views.Duplicates(matches))
}
