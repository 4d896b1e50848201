package crm_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/crm"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// someone registers a customer.
func someone(shop *storetest.Shop, name string) (p person.Person) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		p, err = person.Save(tx, person.Person{Name: name, IsCustomer: true})
		return err
	})
	return p
}

// lines is a person's history, newest first.
func lines(shop *storetest.Shop, p person.Person) (list []crm.Line) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		list, err = crm.Timeline(tx, p.ID, 0, 100)
		return err
	})
	return list
}
