package demo

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/quote"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// makeQuotes gives some open cards items and an orçamento each: a draft, one that waits, one that was seen, one accepted,
// one refused, and one in its second version.
func (s *shop) makeQuotes(tx *db.Tx) error {
	funnels, err := opportunity.ListPipelines(tx)
	if err != nil {
		return err
	}
	cards, err := opportunity.List(tx, opportunity.Filter{PipelineID: funnels[0].ID, State: opportunity.Open}, false, 0)
	if err != nil {
		return err
	}
	for i, o := range cards[:min(6, len(cards))] {
		if err := s.fillCard(tx, o, i); err != nil {
			return err
		}
		if err := s.quoteCard(tx, o, i); err != nil {
			return err
		}
	}
	return nil
}

func (s *shop) fillCard(tx *db.Tx, o opportunity.Opportunity, i int) error {
	var sold []catalogue.Product
	for _, p := range s.products {
		if p.Kind == catalogue.Goods && p.Price > 0 {
			sold = append(sold, p)
		}
	}
	for n := range 2 + i%3 {
		p := sold[(i*5+n)%len(sold)]
		if _, err := opportunity.ChangeItems(tx, o.ID, anyShare, basket.Add(p.ID, quantity.Units(int64(1+n)))); err != nil {
			return err
		}
	}
	return nil
}

// anyShare may be given off: who seeds asks nobody.
const anyShare = 10_000

func (s *shop) quoteCard(tx *db.Tx, o opportunity.Opportunity, i int) error {
	q, err := quote.Make(tx, quote.New{Client: uuid7.New(), OpportunityID: o.ID, BranchID: s.till.BranchID})
	if err != nil {
		return err
	}
	t := quote.Terms{PersonID: q.PersonID, SellerID: q.SellerID, ValidUntil: q.ValidUntil, Terms: "50% na aprovação e 50% na entrega, por Pix ou cartão.", Note: "Entrega em até 7 dias úteis."}
	if q, err = quote.Save(tx, q.ID, q.Edits, t); err != nil || i == 0 {
		return err
	}
	if q, err = quote.ChangeItems(tx, q.ID, anyShare, basket.Discount(basket.Given{Percent: 500})); err != nil {
		return err
	}
	if q, err = quote.Find(tx, q.ID); err != nil {
		return err
	}
	if q, err = quote.Send(tx, q.ID, q.Edits); err != nil || i == 1 {
		return err
	}
	if err := quote.See(tx, q.Key(tx)); err != nil {
		return err
	}
	switch i {
	case 3:
		_, err = quote.AnswerByKey(tx, q.Key(tx), quote.Answer{Accept: true, Version: 1, Name: q.Customer(), IP: "203.0.113.20"})
	case 4:
		_, err = quote.AnswerByKey(tx, q.Key(tx), quote.Answer{Version: 1, Name: q.Customer(), Note: "Vou deixar para o ano que vem.", IP: "203.0.113.21"})
	case 5:
		_, err = quote.Revise(tx, q.ID)
	}
	return err
}
