// Package counter opens a shop's till for a test, and sells there through the same use cases that people use.
package counter

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/doctor"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest"
	"omniservicos/store/uuid7"
)

// Shop is a shop with its till open.
type Shop struct {
	*storetest.Shop
	Till tills.Till
}

// Open opens a shop whose till holds R$ 100,00 of float.
func Open(t *testing.T) *Shop {
	t.Helper()
	s := &Shop{Shop: storetest.New(t)}
	s.Do(func(tx *db.Tx) error {
		all, err := tills.List(tx)
		if err != nil {
			return err
		}
		if _, err := tills.Open(tx, all[0].ID, 10000); err != nil {
			return err
		}
		s.Till, err = tills.Find(tx, all[0].ID)
		return err
	})
	return s
}

// Product has this many in stock, at half the price a piece.
func (s *Shop) Product(name string, price money.Cents, units int64) (p catalogue.Product) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.Save(tx, catalogue.Product{Kind: "mercadoria", SKU: name, Name: name, Unit: "un", Price: price})
		if err != nil || units == 0 {
			return err
		}
		_, err = stock.Move(tx, []stock.Movement{{
			ProductID: p.ID, DepotID: s.Till.DepotID, Quantity: quantity.Units(units), Value: price / 2 * money.Cents(units), ValueGiven: true,
			Kind: "entrada", OriginKind: "teste", OriginID: 1,
		}})
		return err
	})
	return p
}

// Customer may owe this much on fiado.
func (s *Shop) Customer(name string, limit money.Cents) (p person.Person) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = person.Save(tx, person.Person{Kind: "PF", Name: name, IsCustomer: true, CreditLimit: limit})
		return err
	})
	return p
}

// Scan opens a sale with one of each product.
func (s *Shop) Scan(products ...catalogue.Product) (sale pdv.Sale) {
	s.T.Helper()
	client := uuid7.New()
	for _, p := range products {
		s.Do(func(tx *db.Tx) (err error) {
			sale, err = pdv.AddLine(tx, pdv.NewLine{TillID: s.Till.ID, SaleClient: client, LineClient: uuid7.New(), ProductID: p.ID, Quantity: quantity.One})
			return err
		})
	}
	return sale
}

// SellThree sells three of a product for R$ 10,00 less 1 centavo of discount.
func (s *Shop) SellThree(customer int64, payments ...pdv.Payment) (pdv.Sale, catalogue.Product) {
	s.T.Helper()
	p := s.Product("Espelho", 334, 10)
	sale := s.Scan(p)
	s.Do(func(tx *db.Tx) (err error) {
		if sale, err = pdv.ChangeQuantity(tx, sale.ID, 1, quantity.Units(3)); err != nil {
			return err
		}
		if customer != 0 {
			if _, err = pdv.SetCustomer(tx, sale.ID, customer, ""); err != nil {
				return err
			}
		}
		sale, err = pdv.Adjust(tx, sale.ID, pdv.Adjustment{Amount: 1, Limit: 10000})
		return err
	})
	return s.MustPay(sale, payments...), p
}

// Pay finalises a sale, or gives the refusal.
func (s *Shop) Pay(sale pdv.Sale, payments ...pdv.Payment) (done pdv.Sale, err error) {
	s.T.Helper()
	err = s.Try(func(tx *db.Tx) (err error) {
		done, err = pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: payments})
		return err
	})
	return done, err
}

// MustPay finalises a sale; a refusal fails the test.
func (s *Shop) MustPay(sale pdv.Sale, payments ...pdv.Payment) pdv.Sale {
	s.T.Helper()
	done, err := s.Pay(sale, payments...)
	if err != nil {
		s.T.Fatal(err)
	}
	return done
}

// One reads one number.
func (s *Shop) One(query string, args ...any) (n int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error { return tx.Get(&n, query, args...) })
	return n
}

// Breaches are what omni doctor would name.
func (s *Shop) Breaches() (breaches []string) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		breaches, err = doctor.Examine(tx)
		return err
	})
	return breaches
}

// Sound asks every module whether the books hold.
func (s *Shop) Sound() {
	s.T.Helper()
	for _, b := range s.Breaches() {
		s.T.Error(b)
	}
}

// Cash is a payment in notes.
func Cash(v money.Cents) pdv.Payment {
	return pdv.Payment{Method: "dinheiro", Tendered: v, Instalments: 1}
}

// Credit is a payment by card in parts.
func Credit(v money.Cents, n int) pdv.Payment {
	return pdv.Payment{Method: "credito", Tendered: v, Instalments: n}
}
