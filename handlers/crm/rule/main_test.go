package rule_test

import (
	"context"
	"strconv"
	"testing"

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
