package main

import (
	"bytes"
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// wall says what a room may import of the house beside what is below itself. The first that matches counts.
type wall struct {
	room string
	may  []string
}

// leaves know nothing of the business: not even db.
var leaves = []string{
	"store/barcode", "store/dates", "store/escpos", "store/event", "store/fault", "store/money", "store/pix", "store/quantity", "store/sheet",
	"store/taxid", "store/uuid7", "store/words",
}

// commonViews are the pieces that every page is made of.
var commonViews = []string{"views/ui", "views/form", "views/layout", "views/search"}

// walls is house.md §1: cmd → handlers, web/plugins → web, views/<m> → views/ui, store/<m> → db → leaves.
var walls = []wall{
	{"cmd", []string{"handlers", "web", "store", "db"}},
	{"web/webtest", []string{"handlers", "web", "store", "views", "db"}},
	{"web/plugins", append([]string{"web", "store", "db"}, commonViews...)},
	{"web", append([]string{"store/account", "store/cause", "store/fault", "views/estilo", "db", "static"}, commonViews...)},
	{"handlers", []string{"web", "store", "views"}},
	{"views", []string{"store", "static"}},
	{"store", []string{"db"}},
	{"db/pgserver", nil},
	{"db", leaves},
	{"static", nil},
}

func TestImportsGoOneWay(t *testing.T) {
	eachImport(t, "", func(s source, to string) {
		i := slices.IndexFunc(walls, func(w wall) bool { return within(s.room, w.room) })
		if i < 0 {
			t.Errorf("%s stands in no room that the house knows", s.path)
			return
		}
		if !within(to, walls[i].room) && !withinAny(to, walls[i].may) {
			t.Errorf("%s imports %s", s.path, to)
		}
	})
}

// strangers are the rooms inside one that do not know each other: each module's handlers, pages, and each plugin.
var strangers = []struct {
	in     string
	shared []string // what all of them may know there
	of     int      // how many words of the path name a module
}{
	{"handlers", nil, 2},
	{"handlers/erp", nil, 3},
	{"handlers/pdv", []string{"handlers/pdv/may", "handlers/pdv/desk"}, 3},
	{"web/plugins", nil, 3},
	{"views", commonViews, 2},
}

func TestModulesAreStrangers(t *testing.T) {
	for _, group := range strangers {
		eachImport(t, group.in, func(s source, to string) {
			list := s.room == group.in // handlers.go, plugins.go: they name them all
			if list || !within(to, group.in) || withinAny(to, group.shared) {
				return
			}
			if front(s.room, group.of) != front(to, group.of) {
				t.Errorf("%s imports %s", s.path, to)
			}
		})
	}
	eachImport(t, "web", func(s source, to string) {
		if !within(s.room, "web/plugins") && !within(s.room, "web/webtest") && withinAny(to, []string{"web/plugins", "web/webtest"}) {
			t.Errorf("%s imports %s", s.path, to)
		}
	})
}

// front is the first words of a path.
func front(room string, words int) string {
	parts := strings.Split(room, "/")
	return strings.Join(parts[:min(words, len(parts))], "/")
}

// ranks are the core's modules from the ground up: each may import those below it, never one beside or above.
var ranks = []struct {
	room string
	rank int
}{
	{"store/account", 1}, {"store/mail", 1}, {"store/cause", 1}, {"store/person/field", 1}, {"store/person", 2}, {"store/catalogue", 3},
	{"store/crm/quote", 5}, {"store/crm/lead", 5}, {"store/crm/message", 5}, {"store/crm/rule", 6}, {"store/crm", 4},
	{"store/erp/payment", 4},
	{"store/erp/stock", 5}, {"store/erp/finance", 5}, {"store/erp/purchase", 6}, {"store/webhook", 5},
	{"store/pdv/trail", 7}, {"store/pdv/voucher", 7}, {"store/pdv/keys", 7}, {"store/pdv/tills", 8},
	{"store/pdv/authority", 9}, {"store/pdv/seller", 9}, {"store/pdv/loyalty", 9}, {"store/pdv/scan", 9},
	{"store/pdv/offline", 11}, {"store/pdv/proof", 11}, {"store/pdv/fiado", 11}, {"store/pdv/presale", 11}, {"store/pdv/returns", 11}, {"store/pdv/order", 11},
	{"store/pdv/cash", 12}, {"store/pdv/receipt", 12}, {"store/pdv/printing", 13}, {"store/pdv", 10},
	{"store/fiscal", 14}, {"store/report", 14}, {"store/start", 15},
	{"store/demo", 30}, {"store/doctor", 30}, {"store/storetest", 31},
}

// rank is a module's; a leaf has 0, and store itself, which connects them all, stands above them.
func rank(room string) int {
	if room == "store" {
		return 20
	}
	for _, r := range ranks {
		if within(room, r.room) {
			return r.rank
		}
	}
	return 0
}

func TestModulesOfTheStoreLookDown(t *testing.T) {
	eachImport(t, "store", func(s source, to string) {
		mine, theirs := rank(s.room), rank(to)
		sameModule := s.room == to || mine == theirs && (within(s.room, to) || within(to, s.room))
		switch {
		case !within(to, "store") && mine == 0:
			t.Errorf("%s is a leaf and imports %s", s.path, to)
		case within(to, "store") && mine == 0 && !withinAny(to, leaves):
			t.Errorf("%s is a leaf and imports %s", s.path, to)
		case within(to, "store") && theirs > 0 && theirs >= mine && !sameModule:
			t.Errorf("%s imports %s, which is not below it", s.path, to)
		}
	})
}

// A file whose name is one word holds types and rules. Tools of tests, the list of facts and a plugin's manifest are none.
func TestRulesKnowNoDatabase(t *testing.T) {
	for _, room := range []string{"store", "web/plugins"} {
		eachImport(t, room, func(s source, to string) {
			manifest := within(s.room, "web/plugins") && s.room == "web/plugins/"+s.name()
			exempt := manifest || s.room == "store" || s.room == "web/plugins" || within(s.room, "store/storetest")
			if to == "db" && !exempt && !strings.Contains(s.name(), "_") {
				t.Errorf("%s imports db: queries and use cases stand in files like %s_sql.go", s.path, s.name())
			}
		})
	}
}

// Outside an account one may look only at global tables: few need it, and each is named here.
var globalCallers = []string{"cmd", "db", "store/account", "store/doctor"}

func TestFewCallGlobal(t *testing.T) {
	for _, s := range readSources(t) {
		if s.isTest() || withinAny(s.room, globalCallers) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				sel, ok := call.Fun.(*ast.SelectorExpr)
				if ok && (sel.Sel.Name == "Global" || sel.Sel.Name == "Look") && !s.imported(sel.X) {
					t.Errorf("%s calls %s", fileset.Position(call.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
	}
}

// One door sets the account. A setting that outlived its transaction would show one account to another (reliability.md §1).
func TestOnlyDBSetsTheAccount(t *testing.T) {
	eachText(t, []string{".go", ".sql", ".templ"}, func(name string, text []byte) {
		if !within(name, "db") && !strings.HasSuffix(name, "_test.go") && bytes.Contains(text, []byte("app.account_id")) {
			t.Errorf("%s names app.account_id", name)
		}
	})
}

func TestFilesAreShort(t *testing.T) {
	eachText(t, []string{".go", ".templ", ".js", ".css", ".mjs"}, func(name string, text []byte) {
		if lines := bytes.Count(text, []byte{'\n'}); lines > 300 && !strings.HasSuffix(name, "_templ.go") {
			t.Errorf("%s has %d lines: 300 at most", name, lines)
		}
	})
}

// eachImport gives every import of the house in files that are no tests, below a room ("" is all).
func eachImport(t *testing.T, below string, fn func(s source, to string)) {
	t.Helper()
	seen := 0
	for _, s := range readSources(t) {
		if s.isTest() || (below != "" && !within(s.room, below)) {
			continue
		}
		for _, to := range s.imports {
			seen++
			fn(s, to)
		}
	}
	if seen == 0 && below == "" {
		t.Error("no import was read: the test is blind")
	}
}

// eachText gives every file of these endings.
func eachText(t *testing.T, endings []string, fn func(name string, text []byte)) {
	t.Helper()
	err := walkFiles(func(name string) error {
		if !slices.Contains(endings, filepath.Ext(name)) {
			return nil
		}
		text, err := os.ReadFile(filepath.Join(root, name))
		if err == nil {
			fn(name, text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A handler may run twice, and the network gives a body once: Context keeps it.
func TestOnlyWebReadsBodies(t *testing.T) {
	for _, s := range readSources(t) {
		if s.isTest() || s.room == "web" || !withinAny(s.room, []string{"handlers", "web/plugins"}) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Body" {
				if call, ok := sel.X.(*ast.CallExpr); ok && calledName(call) == "Request" {
					t.Errorf("%s reads the request's body: Context.Body gives it as often as it is asked", fileset.Position(sel.Pos()))
				}
			}
			return true
		})
	}
}
