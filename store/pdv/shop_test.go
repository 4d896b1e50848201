package pdv_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest"
	"omniservicos/store/uuid7"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// shop is a shop with its till open.
type shop struct {
	*storetest.Shop
	till pdv.Till
}

func openShop(t *testing.T) *shop {
	t.Helper()
	s := &shop{Shop: storetest.New(t)}
	s.Do(func(tx *db.Tx) error {
		tills, err := pdv.ListTills(tx)
		if err != nil {
			return err
		}
		if _, err := pdv.OpenTill(tx, tills[0].ID, 10000); err != nil {
			return err
		}
		s.till, err = pdv.FindTill(tx, tills[0].ID)
		return err
	})
	return s
}

// product with this many in stock, at half the price a piece.
func (s *shop) product(name string, price money.Cents, units int64) (p catalogue.Product) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.Save(tx, catalogue.Product{Kind: "mercadoria", SKU: name, Name: name, Unit: "un", Price: price})
		if err != nil || units == 0 {
			return err
		}
		_, err = stock.Move(tx, []stock.Movement{{
			ProductID: p.ID, DepotID: s.till.DepotID, Quantity: quantity.Units(units), Value: price / 2 * money.Cents(units), ValueGiven: true,
			Kind: "entrada", OriginKind: "teste", OriginID: 1,
		}})
		return err
	})
	return p
}

func (s *shop) customer(name string, limit money.Cents) (p person.Person) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = person.Save(tx, person.Person{Kind: "PF", Name: name, IsCustomer: true, CreditLimit: limit})
		return err
	})
	return p
}

// scan opens a sale with one of each product.
func (s *shop) scan(products ...catalogue.Product) (sale pdv.Sale) {
	s.T.Helper()
	client := uuid7.New()
	for _, p := range products {
		s.Do(func(tx *db.Tx) (err error) {
			sale, err = pdv.AddLine(tx, pdv.NewLine{TillID: s.till.ID, SaleClient: client, LineClient: uuid7.New(), ProductID: p.ID, Quantity: quantity.One})
			return err
		})
	}
	return sale
}

func (s *shop) pay(sale pdv.Sale, payments ...pdv.Payment) (done pdv.Sale, err error) {
	s.T.Helper()
	err = s.Try(func(tx *db.Tx) (err error) {
		done, err = pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: payments})
		return err
	})
	return done, err
}

func (s *shop) mustPay(sale pdv.Sale, payments ...pdv.Payment) pdv.Sale {
	s.T.Helper()
	done, err := s.pay(sale, payments...)
	if err != nil {
		s.T.Fatal(err)
	}
	return done
}

// one reads one number.
func (s *shop) one(query string, args ...any) (n int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error { return tx.Get(&n, query, args...) })
	return n
}

func cash(v money.Cents) pdv.Payment {
	return pdv.Payment{Method: "dinheiro", Tendered: v, Instalments: 1}
}

func credit(v money.Cents, n int) pdv.Payment {
	return pdv.Payment{Method: "credito", Tendered: v, Instalments: n}
}
