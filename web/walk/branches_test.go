package walk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/account"
	"omniservicos/store/erp/stock"
	"omniservicos/store/pdv/tills"
	"omniservicos/web/webtest"
)

// marker stands in the names of all that is the first branch's: no page of another branch may show it.
const marker = "Zqmarca"

// twoBranches is a furnished shop whose work is all in its first branch, and another branch with a till of its own.
func twoBranches(t *testing.T) (site *webtest.Site, other int64) {
	t.Helper()
	site = webtest.New(t)
	site.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Nomes trocados", Object: "branches"})
		for _, statement := range []string{
			`update branches set name = name || ' Zqmarca' where account_id = $1`,
			`update tills set name = name || ' Zqmarca' where account_id = $1`,
			`update depots set name = name || ' Zqmarca' where account_id = $1`,
			`update money_accounts set name = name || ' Zqmarca' where account_id = $1`,
		} {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	})
	site.Fill()
	site.Do(func(tx *db.Tx) error {
		b, err := account.SaveBranch(tx, account.Branch{Name: "Filial Nova"})
		if err != nil {
			return err
		}
		other = b.ID
		depot, err := stock.MainDepot(tx, b.ID)
		if err != nil {
			return err
		}
		_, err = tills.New(tx, "Caixa novo", b.ID, depot)
		return err
	})
	return site, other
}

// hidden is one id of each table whose row is of the first branch.
func hidden(t *testing.T, site *webtest.Site, branch int64) map[string]int64 {
	t.Helper()
	ids := map[string]int64{}
	read := func(limited bool) map[string][]int64 {
		found := map[string][]int64{}
		site.Do(func(tx *db.Tx) error {
			if limited {
				if err := tx.Within([]int64{branch}); err != nil {
					return err
				}
			}
			for table := range idsOf(t, site) {
				var list []int64
				if err := tx.List(&list, `select id from `+table+` where account_id = $1 order by id`); err != nil {
					return err
				}
				found[table] = list
			}
			return nil
		})
		return found
	}
	all, seen := read(false), read(true)
	for table, list := range all {
		for _, id := range list {
			if !slices.Contains(seen[table], id) {
				ids[table] = id
				break
			}
		}
	}
	ids["money_accounts"] = all["money_accounts"][0] // the first branch's, which is the oldest; money moves between branches; who looks is limited where they look
	return ids
}

func TestNobodyReachesWhatIsOfABranchThatIsNotTheirs(t *testing.T) {
	t.Parallel()
	site, branch := twoBranches(t)
	ids := hidden(t, site, branch)
	for _, table := range []string{"sales", "tills", "shifts", "titles", "presales", "depots", "returns"} {
		if ids[table] == 0 {
			t.Errorf("nothing of %s is hidden", table)
		}
	}
	me := site.Within([]int64{branch}, "dono")
	before := sums(t, site)
	for _, r := range site.App.Routes() {
		if r.Open || !strings.Contains(r.Path, ":") {
			continue
		}
		for table, id := range ids {
			if code := ask(me, r, fmt.Sprint(id)).Code(); code != 404 {
				t.Errorf("%s %s with an id of another branch's %s answered %d", r.Method, r.Path, table, code)
			}
		}
	}
	if after := sums(t, site); before != after {
		t.Errorf("something changed:\n%s\n%s", before, after)
	}
}

func TestNoPageShowsWhatIsOfAnotherBranch(t *testing.T) {
	t.Parallel()
	site, branch := twoBranches(t)
	var from []string
	for _, r := range site.App.Routes() {
		if !r.Open && r.Method == "GET" && !strings.Contains(r.Path, ":") {
			from = append(from, r.Path, r.Path+"?q="+marker)
		}
	}
	seen := 0
	for _, page := range site.As("dono").Crawl(from...) {
		if strings.Contains(page.Body, marker) {
			seen++
		}
	}
	if seen < 15 {
		t.Errorf("only %d pages show the first branch to who may see it: the test is blind", seen)
	}
	for _, page := range site.Within([]int64{branch}, "dono").Crawl(from...) {
		body := strings.ReplaceAll(page.Body, "q="+marker, "")
		body = strings.ReplaceAll(body, "q%3D"+marker, "") // the way back to the page that was searched
		body = strings.ReplaceAll(body, `value="`+marker, "")
		body = strings.ReplaceAll(body, "“"+marker+"”", "")
		if at := strings.Index(body, marker); at >= 0 {
			t.Errorf("%s shows another branch: …%s…", page.Path, body[max(0, at-120):min(len(body), at+60)])
		}
	}
}

// A table that says where its rows belong is fenced for who works in some branches only; another fails here by itself.
func TestEveryTableOfABranchIsFencedForWhoIsLimited(t *testing.T) {
	exempt := map[string]string{
		"money_accounts": "a sale in one branch pays into the account's one bank and safe: who looks is limited by the join with branches",
	}
	var open []string
	err := dbtest.Owner(t).SQL().Select(&open, `
		select distinct c.table_name from information_schema.columns c
		  join pg_class k on k.oid = to_regclass('public.' || quote_ident(c.table_name)) and k.relkind in ('r', 'p') and k.relrowsecurity
		 where c.table_schema = 'public' and c.column_name in ('branch_id', 'depot_id', 'till_id')
		   and not exists (select 1 from pg_policies p where p.tablename = c.table_name and p.policyname = 'branch' and p.permissive = 'RESTRICTIVE')`)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range open {
		if exempt[table] == "" {
			t.Errorf("%s says where its rows belong, and shows them to everybody: select in_branch(…) in a migration", table)
		}
	}
}
