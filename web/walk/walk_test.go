// Package walk holds the tests that walk everything: every table, every route, every form. A new route, table or form
// is covered without anyone adding it to a list.
package walk

import (
	"fmt"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/account"
	"omniservicos/web"
	"omniservicos/web/plugins"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

func TestTheSchemaOfCoreAndPluginsBreaksNoRule(t *testing.T) {
	owner := dbtest.Owner(t)
	global := append(append([]string{}, db.GlobalTables...), db.RecordTables(db.Sets(plugins.Sets()...))...)
	breaches, err := db.Lint(owner, global)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range breaches {
		t.Errorf("%s: %s", b.Rule, b.Object)
	}
	if all, err := db.Lint(owner, []string{}); err != nil || len(all) == 0 {
		t.Errorf("the lint sees no breach where there must be some (%v)", err)
	}
}

// pathTo is the route's path with its parameters filled.
func pathTo(r web.Route, value string) string {
	parts := strings.Split(r.Path, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ":") {
			parts[i] = value
		}
	}
	return strings.Join(parts, "/")
}

// ask sends the route's method with an empty form.
func ask(p *webtest.Person, r web.Route, value string) *webtest.Answer {
	if r.Method == "GET" {
		return p.GET(pathTo(r, value))
	}
	return p.POST(pathTo(r, value))
}

func TestEveryRouteAnswersByThePermissionTable(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	for _, m := range site.App.Modules() {
		if m.Plugin {
			site.Enable(m.Name)
		}
	}
	for _, role := range account.Roles {
		for _, r := range site.App.Routes() {
			if r.Open {
				continue
			}
			// A new person for each: some routes end the session that asks.
			code := ask(site.As(string(role)), r, "1").Code()
			allowed := role == account.Owner || contains(r.Permission.Roles, role)
			if allowed == (code == 403) {
				t.Errorf("%s %s as %s answered %d; allowed by the table: %v", r.Method, r.Path, role, code, allowed)
			}
		}
	}
}

func TestNobodySeesAnythingWithoutSigningIn(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	for _, r := range site.App.Routes() {
		if r.Open {
			continue
		}
		a := site.Anonymous(r.Method, pathTo(r, "1"), nil)
		if to := a.Location(); a.Code() != 401 && (a.Code() != 303 || !strings.HasPrefix(to, "/entrar")) {
			t.Errorf("%s %s answered %d to a stranger", r.Method, r.Path, a.Code())
		}
	}
}

func TestThePermissionsHaveUniqueNamesAndTheAccountantOnlyReads(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	for _, r := range site.App.Routes() {
		if r.Open {
			continue
		}
		if r.Permission.Name == "" {
			t.Errorf("%s %s has no permission", r.Method, r.Path)
		}
		if r.Method == "POST" && contains(r.Permission.Roles, account.Accountant) && r.Permission.Name != web.Anyone.Name {
			t.Errorf("%s %s lets the accountant write", r.Method, r.Path)
		}
	}
}

func contains(roles []account.Role, role account.Role) bool {
	for _, r := range roles {
		if r == role {
			return true
		}
	}
	return false
}

func TestAnIDOfAnotherAccountIsNotFoundAndNothingChanges(t *testing.T) {
	t.Parallel()
	theirs, ours := webtest.Furnish(t), webtest.New(t)
	for _, m := range ours.App.Modules() {
		if m.Plugin {
			ours.Enable(m.Name)
		}
	}
	ids := idsOf(t, theirs)
	if len(ids) < 17 {
		t.Fatalf("the other account has only %d kinds of records", len(ids))
	}
	me := ours.As("dono")
	before := sums(t, theirs) + sums(t, ours)
	for _, r := range ours.App.Routes() {
		if r.Open || !strings.Contains(r.Path, ":") {
			continue
		}
		for table, id := range ids {
			if code := ask(me, r, fmt.Sprint(id)).Code(); code != 404 {
				t.Errorf("%s %s with an id of another account's %s answered %d", r.Method, r.Path, table, code)
			}
		}
	}
	if after := sums(t, theirs) + sums(t, ours); before != after {
		t.Errorf("something changed:\n%s\n%s", before, after)
	}
}
