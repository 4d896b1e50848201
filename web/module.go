// Package web is what every page stands on: modules, the request as one transaction, sessions, answers and refusals.
package web

import (
	"context"
	"io/fs"

	"github.com/a-h/templ"

	"omniservicos/db"
	"omniservicos/store/account"
	causes "omniservicos/store/cause"
	"omniservicos/views/layout"
	"omniservicos/views/search"
	"omniservicos/views/ui"
)

// Module is a part of the product: the core's four and each plugin fill the same struct.
type Module struct {
	Name        string // path /plugin/<name> or /<name>; migration record migrations_<name>
	Title       string
	Plugin      bool   // switched on per account
	Check       bool   // has the seed's check route (contract.md); plugins always do
	Text        string // what a plugin does, in one sentence, for the page that switches it on
	Menu        []layout.Item
	Permissions []Permission
	Routes      func(*Group)
	Subscribe   func(*db.Bus)
	Panels      []Panel
	Search      func(*Context, string) ([]search.Hits, error)
	// Agenda is what the day asks of who looks: what is late, what is for today, what merits a look.
	Agenda func(*Context) ([]ui.AgendaItem, error)
	// Alerts is where the bell leads; what is new is asked for below it, at /novos. One module has it.
	Alerts string
	// Kinds are the kinds of line that the module puts on people's timelines, by event.PersonTouched.
	Kinds []ui.LineKind
	// Context gives the module's views what any of them may ask for, such as the keys that buttons print.
	Context    func(*Context, context.Context) context.Context
	Migrations fs.FS
	// Causes are what rules of the CRM may begin with, of a plugin; the core's stand in store.go.
	Causes []causes.Trigger
	// Activate runs in the transaction that switches a plugin on; it must bear being run again.
	Activate func(*db.Tx) error
	// Seed gives a demo business what the plugin shows, from the people and products that are there.
	Seed func(*db.Tx) error
}

// Permission says who may: "<module>.<object>.<verb>", with the roles that hold it. The owner always does.
type Permission struct {
	Name  string
	Title string
	Roles []account.Role
}

// Allows says whether the person holds the permission.
func (p Permission) Allows(me *account.Me) bool { return me.Has(account.Owner) || me.Has(p.Roles...) }

// Anyone is for what every member of the account may do; a contador reads but never writes, except on what is their own.
var Anyone = Permission{Name: "conta.membro", Title: "Entrar na conta", Roles: account.Roles}

// Place is a page that shows panels of other modules.
type Place string

const (
	HomePage     Place = "painel"
	CustomerPage Place = "cliente"
	ProductPage  Place = "produto"
	// OpportunityPage takes panels about one opportunity, beside what it is and what comes next.
	OpportunityPage Place = "oportunidade"
)

// Panel is a block that a module puts on another's page. Show may answer nil: nothing to show.
type Panel struct {
	On         Place
	Permission Permission
	Last       bool // stands after the panels of all modules, as what can wait does
	Show       func(c *Context, id int64) (templ.Component, error)
}

// Handler reads like: find, read, do, answer.
type Handler func(*Context) error

// Route is one line of a module's route table, which is also its permission table.
type Route struct {
	Method, Path string
	Permission   Permission
	Open         bool // no login, no account
	Public       bool // no login, but an account: the address names it
	Handler      Handler
	Prepare      Prepare // runs first, outside the transaction
	Poll         bool    // the page asks by itself: nobody is there for that
	module       *Module
}

// Prepare does what is too slow for a transaction (hashing a password) and gives the handler that runs inside.
type Prepare func(*Context) (Handler, error)

// Group collects a module's routes under its path.
type Group struct {
	module *Module
	prefix string
	routes []Route
}

func (g *Group) GET(path string, p Permission, fn Handler)  { g.add("GET", path, p, fn) }
func (g *Group) POST(path string, p Permission, fn Handler) { g.add("POST", path, p, fn) }

// Poll is a GET that pages send by themselves: it keeps no session from running out.
func (g *Group) Poll(path string, p Permission, fn Handler) {
	g.routes = append(g.routes, Route{Method: "GET", Path: g.prefix + path, Permission: p, Handler: fn, Poll: true, module: g.module})
}

// Prepared is a POST whose slow part runs before the transaction, once the person is known and may.
func (g *Group) Prepared(path string, p Permission, fn Prepare) {
	g.routes = append(g.routes, Route{Method: "POST", Path: g.prefix + path, Permission: p, Prepare: fn, module: g.module})
}

// Open is a route without login: the check routes, sign-in. It has no account and no transaction.
func (g *Group) Open(method, path string, fn Handler) {
	g.routes = append(g.routes, Route{Method: method, Path: g.prefix + path, Open: true, Handler: fn, module: g.module})
}

// Root adds routes outside the module's path ("/", "/busca").
func (g *Group) Root() *Group { return &Group{module: g.module} }

// Join takes the routes of a Root group back.
func (g *Group) Join(o *Group) { g.routes = append(g.routes, o.routes...) }

func (g *Group) add(method, path string, p Permission, fn Handler) {
	g.routes = append(g.routes, Route{Method: method, Path: g.prefix + path, Permission: p, Handler: fn, module: g.module})
}

func (m *Module) prefix() string {
	if m.Plugin {
		return "/plugin/" + m.Name
	}
	return "/" + m.Name
}

// routes is the module's table, its check route first.
func (m *Module) routes() []Route {
	g := &Group{module: m, prefix: m.prefix()}
	if m.Check || m.Plugin {
		g.Open("GET", "/test", sayAlive(m))
	}
	if m.Routes != nil {
		m.Routes(g)
	}
	return g.routes
}

// sayAlive is the check route of the seed: the same words for ever (contract.md).
func sayAlive(m *Module) Handler {
	text := m.Title + " funcionando!"
	if m.Plugin {
		text = "Plugin " + m.Name + " funcionando!"
	}
	return func(c *Context) error { return c.JSON(200, map[string]string{"message": text}) }
}
