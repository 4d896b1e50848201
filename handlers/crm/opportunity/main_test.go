package opportunity_test

import (
	"strconv"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// funnel is the one that every account begins with.
func funnel(site *webtest.Site) (p opportunity.Pipeline) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		list, err := opportunity.ListPipelines(tx)
		p = list[0]
		return err
	})
	return p
}

func created(site *webtest.Site, o opportunity.Opportunity) (made opportunity.Opportunity) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) (err error) {
		made, err = opportunity.Create(tx, o)
		return err
	})
	return made
}

func found(site *webtest.Site, n int64) (o opportunity.Opportunity) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) (err error) {
		o, err = opportunity.Find(tx, n)
		return err
	})
	return o
}

func id(n int64) string { return strconv.FormatInt(n, 10) }

func boardOf(p opportunity.Pipeline) string { return views.BoardPath(p.ID) }
