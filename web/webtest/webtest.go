// Package webtest drives the whole site in tests, as a person in a role: a test is a short story with named people.
//
//	webtest.New(t).As("caixa").POST("/pdv/vendas/1/finalizar", "valor", "40").Status(422).Sees("Faltam R$ 10,00.")
package webtest

import (
	"context"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/handlers"
	"omniservicos/store/account"
	"omniservicos/store/storetest"
	"omniservicos/web"
	"omniservicos/web/plugins"
)

// Main runs a package's tests with the plugins' schema there too.
func Main(m *testing.M) { dbtest.Main(m, plugins.Sets()...) }

// Site is the whole site with a fresh shop on it.
type Site struct {
	*storetest.Shop
	App *web.App
}

var (
	building sync.Mutex
	built    = map[*db.DB]*web.App{}
)

// New opens a fresh shop on the package's site.
func New(t testing.TB) *Site {
	t.Helper()
	return In(t, dbtest.Open(t))
}

// In opens a fresh shop on a site over this database.
func In(t testing.TB, d *db.DB) *Site {
	t.Helper()
	site := app(d) // first: a shop that opens while the site still subscribes would race with it
	return &Site{Shop: storetest.In(t, d), App: site}
}

// app builds one site per database: building subscribes the modules to its bus.
func app(d *db.DB) *web.App {
	building.Lock()
	defer building.Unlock()
	if built[d] == nil {
		storetest.Connect(d) // the core hears a fact before any plugin
		all := append(append([]web.Module{}, handlers.Modules...), plugins.All...)
		built[d] = web.New(d, web.Config{Demo: true, Dev: true, Log: slog.New(slog.NewTextHandler(os.Stderr, nil))}, all...)
	}
	return built[d]
}

// Serve listens for a real browser and gives the address.
func (s *Site) Serve() string {
	server := httptest.NewServer(s.App)
	s.T.Cleanup(func() {
		server.CloseClientConnections() // an open stream would hold Close for a minute
		server.Close()
	})
	return server.URL
}

// As signs a new person in with these roles.
func (s *Site) As(roles ...string) *Person {
	s.T.Helper()
	return s.sign(s.Account.ID, s.member(roles...))
}

// Within signs a new person in who works in these branches only.
func (s *Site) Within(branches []int64, roles ...string) *Person {
	s.T.Helper()
	return s.sign(s.Account.ID, s.memberOf(branches, roles...))
}

func (s *Site) member(roles ...string) (identity int64) {
	s.T.Helper()
	return s.memberOf(nil, roles...)
}

func (s *Site) memberOf(branches []int64, roles ...string) (identity int64) {
	s.T.Helper()
	var hats []account.Role
	for _, r := range roles {
		hats = append(hats, account.Role(r))
	}
	n := account.NewMember{Email: fmt.Sprintf("%d@teste.demo", db.NewID()), Name: "Ana", PasswordHash: "sem senha", Roles: hats, Branches: branches}
	identity, err := account.AddMember(context.Background(), s.DB, s.Account.ID, n)
	if err != nil {
		s.T.Fatal(err)
	}
	return identity
}

func (s *Site) sign(accountID, identity int64) *Person {
	s.T.Helper()
	token, err := account.StartSession(context.Background(), s.DB, "web", identity, accountID, "127.0.0.1", "teste")
	if err != nil {
		s.T.Fatal(err)
	}
	program, err := account.StartSession(context.Background(), s.DB, "api", identity, accountID, "127.0.0.1", "teste")
	if err != nil {
		s.T.Fatal(err)
	}
	return &Person{site: s, Identity: identity, Token: token, APIToken: program}
}

// Enable switches a plugin on for the shop, as the owner does.
func (s *Site) Enable(name string) {
	s.T.Helper()
	s.As("dono").POST("/conta/plugins/" + name + "/ligar").Status(303)
}

// Disable switches a plugin off.
func (s *Site) Disable(name string) {
	s.T.Helper()
	s.As("dono").POST("/conta/plugins/" + name + "/desligar").Status(303)
}
