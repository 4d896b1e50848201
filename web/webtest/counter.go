package webtest

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// Product is a new one that keeps no stock, so that a test may sell it at once.
func (s *Site) Product(name string, price money.Cents) (p catalogue.Product) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.Save(tx, catalogue.Product{Kind: catalogue.Service, SKU: name, Name: name, Unit: "un", Price: price})
		return err
	})
	return p
}

// Customer is somebody new.
func (s *Site) Customer(name string) (p person.Person) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = person.Save(tx, person.Person{Kind: person.Natural, Name: name, IsCustomer: true})
		return err
	})
	return p
}

// OpenSale has one of each product on the counter, for this customer (0: nobody named).
func (s *Site) OpenSale(customer int64, products ...catalogue.Product) (sale pdv.Sale) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		till, err := openTill(tx)
		if err != nil {
			return err
		}
		client := uuid7.New()
		for _, p := range products {
			sale, err = pdv.AddLine(tx, pdv.NewLine{TillID: till.ID, SaleClient: client, LineClient: uuid7.New(), ProductID: p.ID, Quantity: quantity.One})
			if err != nil {
				return err
			}
		}
		if customer != 0 {
			sale, err = pdv.SetCustomer(tx, sale.ID, customer, "")
		}
		return err
	})
	return sale
}

// Sell sells one of each product for cash.
func (s *Site) Sell(customer int64, products ...catalogue.Product) (sale pdv.Sale) {
	s.T.Helper()
	sale = s.OpenSale(customer, products...)
	s.Do(func(tx *db.Tx) (err error) {
		sale, err = pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: []pdv.Payment{{Method: "dinheiro", Tendered: sale.Total, Instalments: 1}}})
		return err
	})
	return sale
}

// CancelSale undoes a sale.
func (s *Site) CancelSale(id int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		_, err := pdv.CancelSale(tx, id, "O cliente desistiu")
		return err
	})
}

// openTill is the shop's first till, opened if need be.
func openTill(tx *db.Tx) (tills.Till, error) {
	all, err := tills.List(tx)
	if err != nil || all[0].Open() {
		return all[0], err
	}
	_, err = tills.Open(tx, all[0].ID, 10000)
	return all[0], err
}
