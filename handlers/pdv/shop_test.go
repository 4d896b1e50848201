package pdv_test

import (
	"fmt"
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
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// shop is a site with a till, and the person at it.
type shop struct {
	*webtest.Site
	*webtest.Person // a cashier
	till            tills.Till
}

// openShop opens a shop whose till holds R$ 100,00 of float.
func openShop(t *testing.T) *shop {
	t.Helper()
	s := &shop{Site: webtest.New(t)}
	s.Person = s.As("caixa")
	s.Do(func(tx *db.Tx) error {
		tills, err := tills.List(tx)
		if err == nil {
			s.till = tills[0]
		}
		return err
	})
	s.POST(s.at("/abrir"), "fundo", "100,00").Status(303)
	return s
}

// at is a page of the till, on a page of a sale.
func (s *shop) at(part string) string { return fmt.Sprintf("/pdv/caixas/%d%s", s.till.ID, part) }

func on(sale pdv.Sale, part string) string { return fmt.Sprintf("/pdv/vendas/%d%s", sale.ID, part) }

// product puts goods on the shelf and into the stock.
func (s *shop) product(name, sku string, price money.Cents, inStock int64) (p catalogue.Product) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.Save(tx, catalogue.Product{Kind: catalogue.Goods, Name: name, SKU: sku, Unit: "un", Price: price})
		if err != nil || inStock == 0 {
			return err
		}
		_, err = stock.Move(tx, []stock.Movement{{
			ProductID: p.ID, DepotID: s.till.DepotID, Quantity: quantity.Units(inStock), Value: price * money.Cents(inStock) / 2, ValueGiven: true,
			Kind: "entrada", OriginKind: "teste", OriginID: p.ID,
		}})
		return err
	})
	return p
}

func (s *shop) customer(name string, limit money.Cents) (p person.Person) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = person.Save(tx, person.Person{Name: name, IsCustomer: true, CreditLimit: limit})
		return err
	})
	return p
}

// scan enters codes as the page does, all on one sale.
func (s *shop) scan(codes ...string) pdv.Sale {
	s.T.Helper()
	client := uuid7.New()
	for _, code := range codes {
		s.Htmx().POST(s.at("/itens"), "sale", client, "line", uuid7.New(), "code", code).Status(200)
	}
	return s.byClient(client)
}

func (s *shop) byClient(client string) (sale pdv.Sale) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		sale, err = pdv.FindSaleByClient(tx, client)
		return err
	})
	return sale
}

// now is the sale as it stands.
func (s *shop) now(sale pdv.Sale) pdv.Sale { return s.byClient(sale.ClientID) }

// whole asks the books whether all that happened adds up.
func (s *shop) whole() {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		breaches, err := doctor.Examine(tx)
		for _, b := range breaches {
			s.T.Error(b)
		}
		return err
	})
}

func (s *shop) byID(id int64) (sale pdv.Sale) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		sale, err = pdv.FindSale(tx, id)
		return err
	})
	return sale
}
