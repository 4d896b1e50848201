package walk

import (
	"strings"
	"testing"

	"omniservicos/web/webtest"
)

func TestReadingChangesNothing(t *testing.T) {
	t.Parallel()
	site := webtest.Furnish(t)
	owner := site.As("dono")
	before := sums(t, site)
	pages := owner.Crawl("/", "/pdv", "/pdv/caixas", "/conta/usuarios", "/conta/perfil")
	if len(pages) < 40 {
		t.Errorf("only %d pages were read", len(pages))
	}
	for _, r := range site.App.Routes() {
		if r.Method == "GET" && !strings.Contains(r.Path, ":") {
			owner.Htmx().GET(r.Path)
		}
	}
	if after := sums(t, site); before != after {
		t.Errorf("reading changed something:\n%s\n%s", before, after)
	}
}

// ledgers are the tables whose rows are only ever added; the app's role has no right to do otherwise.
var ledgers = []string{"audit_lines", "stock_movements", "money_movements", "settlements", "voucher_movements", "returns", "return_items", "commissions", "till_events", "shift_counts", "z_readings", "timeline", "vehicle_readings"}

func TestWhatIsWrittenInALedgerCannotBeTouchedAgain(t *testing.T) {
	t.Parallel()
	app := webtest.Furnish(t).DB.SQL()
	for _, table := range ledgers {
		for _, statement := range []string{"update " + table + " set account_id = account_id", "delete from " + table, "truncate " + table} {
			if _, err := app.Exec(statement); err == nil || !strings.Contains(err.Error(), "permission denied for table "+table) {
				t.Errorf("%s: %v", statement, err)
			}
		}
	}
}
