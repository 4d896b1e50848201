package opportunity_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// funnel is the one that every account begins with.
func funnel(shop *storetest.Shop) (p opportunity.Pipeline) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		list, err := opportunity.ListPipelines(tx)
		p = list[0]
		return err
	})
	return p
}

func created(shop *storetest.Shop, o opportunity.Opportunity) (made opportunity.Opportunity) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		made, err = opportunity.Create(tx, o)
		return err
	})
	return made
}

func found(shop *storetest.Shop, id int64) (o opportunity.Opportunity) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		o, err = opportunity.Find(tx, id)
		return err
	})
	return o
}

// move moves as whoever has seen the latest.
func move(shop *storetest.Shop, m opportunity.Move) {
	shop.T.Helper()
	m.Moves = found(shop, m.ID).Moves
	shop.Do(func(tx *db.Tx) error { _, _, err := opportunity.MoveOpportunity(tx, m); return err })
}

// column are the titles of a stage's open cards, in order.
func column(shop *storetest.Shop, p opportunity.Pipeline, stage int) (titles []string) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		columns, err := opportunity.Board(tx, p, opportunity.Filter{PipelineID: p.ID})
		for _, o := range columns[stage].Cards {
			titles = append(titles, o.Title)
		}
		return err
	})
	return titles
}

func healthy(shop *storetest.Shop) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		offenders, err := opportunity.Check(tx)
		if len(offenders) > 0 {
			shop.T.Errorf("doctor says %v", offenders)
		}
		return err
	})
}
