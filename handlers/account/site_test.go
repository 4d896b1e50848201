package account_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	handlers "omniservicos/handlers/account"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/views/layout"
	"omniservicos/web"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// password is good enough for NewPasswordHash; its hash is made once, since it is slow on purpose.
const password = "vidro temperado 8 mm"

var passwordHash = sync.OnceValue(func() string {
	phc, err := account.NewPasswordHash(password)
	if err != nil {
		panic(err)
	}
	return phc
})

// site is a house of doors over one database: this module alone, and a plugin to switch on.
type site struct {
	t   testing.TB
	db  *db.DB
	app *web.App
}

var silent = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))

func open(t testing.TB, config web.Config) *site {
	t.Helper()
	return over(t, dbtest.Open(t), config)
}

func over(t testing.TB, d *db.DB, config web.Config) *site {
	config.Log = silent
	return &site{t: t, db: d, app: web.New(d, config, handlers.Module, fair, broken)}
}

// fair is a plugin that lays a first stone; broken is one that cannot.
var (
	fair = web.Module{
		Name: "feira", Title: "Feira", Plugin: true, Text: "Barracas e pesagem.",
		Menu:   []layout.Item{{Title: "Barracas", Path: "/plugin/feira/barracas"}},
		Routes: func(g *web.Group) { g.GET("/barracas", web.Anyone, showStalls) },
		Activate: func(tx *db.Tx) error {
			return tx.Insert("categories", "id, name", []any{db.NewID(), "Frutas"})
		},
	}
	broken = web.Module{
		Name: "quebrado", Title: "Quebrado", Plugin: true,
		Activate: func(*db.Tx) error { return fault.Refuse("Falta o depósito.") },
	}
)

func showStalls(c *web.Context) error { return c.JSON(200, map[string]string{"barracas": "3"}) }

// in works in the account, as the system.
func (s *site) in(accountID int64, fn func(*db.Tx) error) {
	s.t.Helper()
	if err := s.db.InAccount(context.Background(), db.Scope{Account: accountID}, fn); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) account(name string) account.Account {
	s.t.Helper()
	a, err := account.Create(context.Background(), s.db, account.NewAccount{Slug: fmt.Sprintf("loja-%d", db.NewID()), Name: name})
	if err != nil {
		s.t.Fatal(err)
	}
	return a
}

// member is somebody new with the house's password.
func (s *site) member(accountID int64, name string, roles ...account.Role) (identity int64, email string) {
	s.t.Helper()
	email = fmt.Sprintf("%s-%d@teste.demo", strings.ToLower(strings.Fields(name)[0]), db.NewID())
	n := account.NewMember{Email: email, Name: name, PasswordHash: passwordHash(), Roles: roles}
	identity, err := account.AddMember(context.Background(), s.db, accountID, n)
	if err != nil {
		s.t.Fatal(err)
	}
	return identity, email
}

// browser keeps the cookies of one person.
type browser struct {
	s    *site
	jar  map[string]string
	from string // Origin, when it is not the site itself
	ip   string
}

func (s *site) browser() *browser { return &browser{s: s, jar: map[string]string{}} }

// as opens a browser in which a new person with these roles has signed in.
func (s *site) as(accountID int64, roles ...account.Role) *browser {
	s.t.Helper()
	identity, _ := s.member(accountID, "Ana Souza", roles...)
	return s.signed(accountID, identity)
}

func (s *site) signed(accountID, identity int64) *browser {
	s.t.Helper()
	token, err := account.StartSession(context.Background(), s.db, "web", identity, accountID, "10.0.0.1", "teste")
	if err != nil {
		s.t.Fatal(err)
	}
	b := s.browser()
	b.jar["omni"] = token
	return b
}

func (b *browser) get(path string) *answer { return b.send(http.MethodGet, path, nil) }

func (b *browser) post(path string, fields ...string) *answer {
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return b.send(http.MethodPost, path, form)
}

func (b *browser) send(method, path string, form url.Values) *answer {
	b.s.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if b.from != "" {
		r.Header.Set("Origin", b.from)
	}
	if b.ip != "" {
		r.RemoteAddr = b.ip + ":4000"
	}
	for name, value := range b.jar {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	a := &answer{t: b.s.t, path: method + " " + path, rec: httptest.NewRecorder()}
	b.s.app.ServeHTTP(a.rec, r)
	for _, c := range a.rec.Result().Cookies() {
		if c.MaxAge < 0 {
			delete(b.jar, c.Name)
		} else {
			b.jar[c.Name] = c.Value
		}
	}
	return a
}
