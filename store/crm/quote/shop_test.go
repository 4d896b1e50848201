package quote_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/catalogue"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/quote"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// anyone may give everything off.
const anyone = 10_000

// shop is a shop with its till open.
type shop struct{ *counter.Shop }

func openShop(t *testing.T) *shop {
	t.Helper()
	return &shop{counter.Open(t)}
}

// deal is an open opportunity with somebody about so many of each product.
func (s *shop) deal(p person.Person, units int64, products ...catalogue.Product) (o opportunity.Opportunity) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		funnels, err := opportunity.ListPipelines(tx)
		if err != nil {
			return err
		}
		if o, err = opportunity.Create(tx, opportunity.Opportunity{Title: "Reforma", PersonID: p.ID, StageID: funnels[0].Stages[0].ID}); err != nil {
			return err
		}
		for _, product := range products {
			if o, err = opportunity.ChangeItems(tx, o.ID, anyone, basket.Add(product.ID, quantity.Units(units))); err != nil {
				return err
			}
		}
		return nil
	})
	return o
}

// draft is an orçamento made of an opportunity.
func (s *shop) draft(o opportunity.Opportunity) (q quote.Quote) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		q, err = quote.Make(tx, quote.New{Client: uuid7.New(), OpportunityID: o.ID, BranchID: s.Till.BranchID})
		return err
	})
	return q
}

// sent is one that the customer has the link of.
func (s *shop) sent(o opportunity.Opportunity) quote.Quote {
	s.T.Helper()
	return s.send(s.draft(o))
}

func (s *shop) send(q quote.Quote) quote.Quote {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		q, err = quote.Find(tx, q.ID)
		if err == nil {
			q, err = quote.Send(tx, q.ID, q.Edits)
		}
		return err
	})
	return q
}

// answer is the customer's, through the link.
func (s *shop) answer(q quote.Quote, a quote.Answer) error {
	s.T.Helper()
	if a.Version == 0 {
		a.Version = q.Version
	}
	return s.Try(func(tx *db.Tx) error {
		tx.Actor = db.Actor{Name: "Cliente, pelo link"}
		_, err := quote.AnswerByKey(tx, q.Key(tx), a)
		return err
	})
}

func (s *shop) mustAccept(q quote.Quote, name string) {
	s.T.Helper()
	if err := s.answer(q, quote.Answer{Accept: true, Name: name, IP: "203.0.113.9"}); err != nil {
		s.T.Fatal(err)
	}
}

func (s *shop) kept(q quote.Quote) (now quote.Quote) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		now, err = quote.Find(tx, q.ID)
		return err
	})
	return now
}

func (s *shop) opportunity(o opportunity.Opportunity) (now opportunity.Opportunity) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		now, err = opportunity.Find(tx, o.ID)
		return err
	})
	return now
}

func (s *shop) presaleOf(q quote.Quote) (p presale.Presale) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		var found bool
		var err error
		p, found, err = presale.OfQuote(tx, q.ID)
		if err == nil && !found {
			s.T.Fatalf("%s opened no pré-venda", q.Title())
		}
		return err
	})
	return p
}
