package person_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// save registers somebody; an error fails the test.
func save(shop *storetest.Shop, p person.Person) (saved person.Person) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		saved, err = person.Save(tx, p)
		return err
	})
	return saved
}

func maria() person.Person {
	return person.Person{Name: "Maria da Conceição", TaxID: "52998224725", Email: "maria@exemplo.demo", IsCustomer: true,
		Phones:    []person.Phone{{Digits: "(11) 98765-4321", Label: "WhatsApp"}, {Digits: "1137654321"}},
		Addresses: []person.Address{{Zip: "01310-100", Street: "Avenida Paulista", Number: "1000", City: "São Paulo", UF: "sp"}}}
}

// names lists what a search shows, in its order.
func names(people []person.Person) (list []string) {
	for _, p := range people {
		list = append(list, p.Name)
	}
	return list
}
