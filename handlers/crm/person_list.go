package crm

import (
	"strconv"

	"omniservicos/handlers/crm/intake"
	"omniservicos/handlers/crm/registry"
	"omniservicos/store/account"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

func listPeople(c *web.Context) error {
	v, err := listView(c)
	if err != nil {
		return err
	}
	return c.Page("Clientes", views.People(v))
}

func listView(c *web.Context) (v views.PeopleView, err error) {
	known, err := knownOf(c)
	if err != nil {
		return v, err
	}
	f := peopleFilter(c, known)
	f.After, f.Limit = c.Number("depois"), person.PageSize+1
	people, err := person.List(c.Tx, f)
	if err != nil {
		return v, err
	}
	v = views.PeopleView{URL: c.URL(), Filter: f, Tab: f.Tab, Known: known, More: len(people) > person.PageSize,
		May: c.May(Edit), MayExport: c.May(Export), MaySetUp: c.May(registry.SetUp), MayImport: c.May(intake.Import)}
	v.People = people[:min(len(people), person.PageSize)]
	ids := idsOf(v.People)
	if v.Phones, err = person.MainPhones(c.Tx, ids); err != nil {
		return v, err
	}
	v.Tags, err = person.TagsOf(c.Tx, ids)
	return v, err
}

// knownOf is what an account sorts its people by.
func knownOf(c *web.Context) (k views.Known, err error) {
	if k.Tags, err = person.ListTags(c.Tx); err != nil {
		return k, err
	}
	if k.Origins, err = person.ListOrigins(c.Tx); err != nil {
		return k, err
	}
	if k.Fields, err = field.List(c.Tx); err != nil {
		return k, err
	}
	members, err := account.ListMembers(c.Tx, account.MemberFilter{})
	k.Team = views.Team{Me: c.Me.IdentityID, Members: members}
	return k, err
}

// peopleFilter reads from the address whom the list shows, and an export takes.
func peopleFilter(c *web.Context, k views.Known) person.Filter {
	f := person.Filter{Words: c.Query("q"), Tab: tabOf(c), Kind: kindOf(c), OnCredit: c.Query("fiado") != ""}
	return k.Narrow(f, c.URL().Query())
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

// changeMany marks the ticked rows, or everybody that the filter names, or gives them an owner.
func changeMany(c *web.Context) error {
	known, err := knownOf(c)
	if err != nil {
		return err
	}
	f := &views.ManyForm{Known: known}
	if !c.Read(f) {
		return f.Refusal()
	}
	narrowed := peopleFilter(c, known)
	if !f.All {
		narrowed.IDs = f.IDs
	}
	ids, err := person.Chosen(c.Tx, narrowed)
	if err != nil {
		return err
	}
	switch f.What {
	case views.Mark:
		err = person.TagMany(c.Tx, ids, f.Tag)
	case views.Unmark:
		err = person.UntagMany(c.Tx, ids, f.Tag)
	default:
		err = person.OwnMany(c.Tx, ids, f.Owner)
	}
	if err != nil {
		return err
	}
	return c.Done(views.ListPath(c.URL()), f.Told(strconv.Itoa(len(ids))))
}
