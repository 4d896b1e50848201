package crm

import (
	"omniservicos/store/person"
	views "omniservicos/views/crm"
	"omniservicos/views/search"
	"omniservicos/web"
)

// few is how many people a search shows before it asks for more words.
const few = 8

// searchPeople answers the global search.
func searchPeople(c *web.Context, q string) ([]search.Hits, error) {
	if !c.May(See) {
		return nil, nil
	}
	people, phones, err := findPeople(c, q)
	if err != nil || len(people) == 0 {
		return nil, err
	}
	hits := search.Hits{Title: "Clientes e fornecedores"}
	for _, p := range people {
		hits.Items = append(hits.Items, search.Hit{Title: p.Name, Note: note(p, phones[p.ID]), Path: views.PersonPath(p.ID), Icon: iconOf(p)})
	}
	return []search.Hits{hits}, nil
}

// personOptions are the choices under a field in which a person is written.
func personOptions(c *web.Context) error {
	people, phones, err := findPeople(c, c.Query("person"))
	if err != nil {
		return err
	}
	return c.Fragment(views.PeopleOptions(person.Options(people, phones)))
}

func findPeople(c *web.Context, q string) ([]person.Person, map[int64]person.Phone, error) {
	people, err := person.Search(c.Tx, q, few)
	if err != nil {
		return nil, nil, err
	}
	phones, err := person.MainPhones(c.Tx, idsOf(people))
	return people, phones, err
}

func note(p person.Person, phone person.Phone) string {
	if p.TaxID == "" {
		return phone.String()
	}
	if phone.Digits == "" {
		return p.TaxID.String()
	}
	return p.TaxID.String() + " · " + phone.String()
}

func iconOf(p person.Person) string {
	if p.Kind == person.Legal {
		return search.Hit{Icon: "building-office"}.Icon
	}
	return search.Hit{Icon: "user"}.Icon
}
