package rule_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/rule"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

func id(n int64) string { return strconv.FormatInt(n, 10) }

// run looks after one rule as the clock does. The clock itself is tried in the story and in store/crm/rule.
func run(site *webtest.Site, id int64) {
	site.T.Helper()
	if err := rule.Run(context.Background(), site.DB, db.Scope{Account: site.Account.ID}, id); err != nil {
		site.T.Fatal(err)
	}
}

func stages(site *webtest.Site) (list []opportunity.Stage) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		pipelines, err := opportunity.ListPipelines(tx)
		list = pipelines[0].Stages
		return err
	})
	return list
}

func rules(site *webtest.Site) (list []rule.Summary) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) (err error) { list, err = rule.List(tx); return err })
	return list
}

// at does something by another clock.
func at(site *webtest.Site, when time.Time, fn func(*db.Tx) error) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		tx.Now = when
		return fn(tx)
	})
}

func open(site *webtest.Site, tx *db.Tx) error {
	pipelines, err := opportunity.ListPipelines(tx)
	if err != nil {
		return err
	}
	_, err = opportunity.Create(tx, opportunity.Opportunity{Title: "Box", StageID: pipelines[0].Stages[0].ID, Value: 100})
	return err
}
