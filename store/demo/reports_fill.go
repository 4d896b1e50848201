package demo

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/person"
	"omniservicos/store/report"
)

// pastDeals gives the funnel a past: cards of the last months that went some way, and were won or lost.
func (s *shop) pastDeals(tx *db.Tx) error {
	list, err := opportunity.ListPipelines(tx)
	if err != nil {
		return err
	}
	reasons, err := opportunity.Reasons(tx)
	if err != nil {
		return err
	}
	members, err := account.ListMembers(tx, account.MemberFilter{})
	if err != nil {
		return err
	}
	now := tx.Now
	defer func() { tx.Now = now }()
	for i := range 36 {
		tx.Now = now.Add(-time.Duration(170-i*4) * 24 * time.Hour)
		expected := dates.Of(tx.Now, tx.Zone()).AddDays(20 + s.pick(25))
		o, err := opportunity.Create(tx, opportunity.Opportunity{
			Title: "Pedido de " + s.customers[i%len(s.customers)].Name, StageID: list[0].Stages[0].ID, PersonID: s.customers[i%len(s.customers)].ID, OwnerID: sellerOf(members, i),
			Value: money.Cents(20_000 + s.pick(300)*1000), Origin: person.FirstOrigins[s.pick(6)].Key, ExpectedOn: &expected,
		})
		if err != nil {
			return err
		}
		if err := s.closeDeal(tx, o, list[0].Stages, reasons, now); err != nil {
			return err
		}
	}
	return nil
}

// closeDeal takes a card a few stages on, and ends it.
func (s *shop) closeDeal(tx *db.Tx, o opportunity.Opportunity, stages []opportunity.Stage, reasons []opportunity.Reason, now time.Time) (err error) {
	for _, stage := range stages[1 : 1+s.pick(len(stages))] {
		if tx.Now = tx.Now.Add(time.Duration(20+s.pick(160)) * time.Hour); tx.Now.After(now) {
			return nil
		}
		if _, _, err = opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: stage.ID, Moves: o.Moves}); err != nil {
			return err
		}
		o.Moves++
	}
	if tx.Now = tx.Now.Add(time.Duration(20+s.pick(90)) * time.Hour); tx.Now.After(now) {
		return nil
	}
	if s.pick(5) < 2 {
		_, err = opportunity.Win(tx, opportunity.Close{ID: o.ID, Moves: o.Moves, Value: o.Value})
		return err
	}
	_, err = opportunity.Lose(tx, opportunity.Close{ID: o.ID, Moves: o.Moves, ReasonID: reasons[s.pick(len(reasons))].ID})
	return err
}

// setGoals asks of this month about what a month brings.
func (s *shop) setGoals(tx *db.Tx) error {
	id, err := hired(tx)
	if err != nil {
		return err
	}
	goals := []report.Goal{{Kind: report.Value, BranchID: s.till.BranchID, Target: 6_000_000}, {Kind: report.Customers, BranchID: s.till.BranchID, Target: 12}}
	if id != 0 {
		goals = append(goals, report.Goal{Kind: report.Value, SellerID: id, Target: 1_500_000}, report.Goal{Kind: report.Sales, SellerID: id, Target: 60})
	}
	return report.SaveGoals(tx, dates.Of(tx.Now, tx.Zone()), goals)
}

// hireSome lets the seller stand at the till every other day.
func (s *shop) hireSome(tx *db.Tx, number int) error {
	if number%2 == 0 {
		return nil
	}
	id, err := hired(tx)
	if err == nil && id != 0 {
		_, err = seller.Set(tx, s.till.ID, id)
	}
	return err
}

// hired is the business's one seller; 0 where there is none.
func hired(tx *db.Tx) (int64, error) {
	sellers, err := seller.List(tx)
	for _, v := range sellers {
		if v.Name == "Vítor Prado" {
			return v.ID, nil
		}
	}
	return 0, err
}
