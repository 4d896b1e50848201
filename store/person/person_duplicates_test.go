package person_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestWhoAPersonMayAlreadyBe(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	known := save(shop, maria())
	for what, c := range map[string]struct {
		p      person.Person
		shares string // "" finds nobody
	}{
		"the same CPF":                 {person.Person{Name: "M. C.", TaxID: "52998224725"}, "o CPF"},
		"the same e-mail, in capitals": {person.Person{Name: "M. C.", Email: "Maria@Exemplo.demo"}, "o e-mail"},
		"the same phone, masked":       {person.Person{Name: "M. C.", Phones: []person.Phone{{Digits: "+55 (11) 98765-4321"}}}, "o telefone"},
		"her second phone":             {person.Person{Name: "M. C.", Phones: []person.Phone{{Digits: "2133334444"}, {Digits: "1137654321"}}}, "o telefone"},
		"the same name, unaccented":    {person.Person{Name: "MARIA  DA CONCEICAO"}, "o nome"},
		"part of the name":             {person.Person{Name: "Maria"}, ""},
		"a longer name":                {person.Person{Name: "Maria da Conceição Souza"}, ""},
		"nothing at all":               {person.Person{}, ""},
		"herself":                      {known, ""},
	} {
		shop.Do(func(tx *db.Tx) error {
			matches, err := person.Duplicates(tx, c.p)
			switch {
			case c.shares == "" && len(matches) != 0:
				t.Errorf("%s: finds %+v", what, matches)
			case c.shares != "" && (len(matches) != 1 || matches[0].ID != known.ID || matches[0].Shares != c.shares):
				t.Errorf("%s: finds %+v, want her by %s", what, matches, c.shares)
			}
			return err
		})
	}
	storetest.New(t).Do(func(tx *db.Tx) error {
		matches, err := person.Duplicates(tx, maria())
		if len(matches) != 0 {
			t.Errorf("another account sees %+v", matches)
		}
		return err
	})
}

func TestAnArchivedPersonIsALookalikeToo(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	gone := save(shop, maria())
	shop.Do(func(tx *db.Tx) error {
		if _, err := person.Archive(tx, gone.ID); err != nil {
			return err
		}
		matches, err := person.Duplicates(tx, person.Person{Name: "Maria da Conceição"})
		if len(matches) != 1 || !matches[0].Archived() {
			t.Errorf("finds %+v", matches)
		}
		return err
	})
}
