package report_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/money"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// card is an opportunity that stands in the first stage.
func card(site *webtest.Site, title string, owner int64, value money.Cents) (o opportunity.Opportunity) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		list, err := opportunity.ListPipelines(tx)
		if err != nil {
			return err
		}
		o, err = opportunity.Create(tx, opportunity.Opportunity{Title: title, StageID: list[0].Stages[0].ID, OwnerID: owner, Value: value, Origin: "loja"})
		return err
	})
	return o
}

// won is one that was sold.
func won(site *webtest.Site, title string, owner int64, value money.Cents) {
	site.T.Helper()
	o := card(site, title, owner, value)
	site.Do(func(tx *db.Tx) error {
		_, err := opportunity.Win(tx, opportunity.Close{ID: o.ID, Moves: o.Moves, Value: value})
		return err
	})
}

// lost is one that was not, for the first reason of the list.
func lost(site *webtest.Site, title string, owner int64, value money.Cents) {
	site.T.Helper()
	o := card(site, title, owner, value)
	site.Do(func(tx *db.Tx) error {
		reasons, err := opportunity.Reasons(tx)
		if err != nil {
			return err
		}
		_, err = opportunity.Lose(tx, opportunity.Close{ID: o.ID, Moves: o.Moves, ReasonID: reasons[0].ID})
		return err
	})
}
