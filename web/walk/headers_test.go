package walk

import (
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"omniservicos/db/dbtest"
	"omniservicos/handlers/account"
	"omniservicos/static"
	store "omniservicos/store/account"
	"omniservicos/web"
	"omniservicos/web/webtest"
)

// policy is decisions.md 23, word for word.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
	"worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded checks what every answer carries, whatever it is.
func guarded(t *testing.T, what string, h http.Header) {
	t.Helper()
	for name, want := range map[string]string{
		"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
	} {
		if got := h.Values(name); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %s is %q", what, name, got)
		}
	}
	if kind := h.Get("Content-Type"); strings.HasPrefix(kind, "text/") && !strings.Contains(strings.ToLower(kind), "charset=utf-8") {
		t.Errorf("%s: Content-Type is %q", what, kind)
	}
	for _, said := range []string{"Server", "X-Powered-By"} {
		if h.Get(said) != "" {
			t.Errorf("%s tells what it runs on: %s: %s", what, said, h.Get(said))
		}
	}
}

// plain sends a request to the site as it is, without a session.
func plain(app http.Handler, r *http.Request) *http.Response {
	rec := httptest.NewRecorder()
	app.ServeHTTP(rec, r)
	return rec.Result()
}

func TestEveryPageIsGuardedAndKeptByNobody(t *testing.T) {
	t.Parallel()
	site := webtest.Furnish(t)
	owner, cashier := site.As("dono"), site.As("caixa")
	for _, page := range owner.Crawl("/", "/pdv", "/pdv/caixas", "/conta/usuarios", "/conta/perfil", "/estilo") {
		a := owner.GET(page.Path)
		guarded(t, page.Path, headers(a))
		if a.Header("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %q", page.Path, a.Header("Cache-Control"))
		}
		ownAssets(t, page)
	}
	for what, a := range map[string]*webtest.Answer{
		"unknown page": owner.GET("/nada").Status(404), "unknown record": owner.GET("/erp/produtos/7").Status(404),
		"forbidden page": cashier.GET("/conta/usuarios").Status(403), "refused form": owner.POST("/conta/perfil", "name", "").Status(422),
		"redirect": owner.POST("/conta/perfil", "name", "Ana").Status(303), "toast": owner.Htmx().GET("/erp/produtos/7").Status(404),
		"API": site.Anonymous("GET", "/api/v1/conta", nil).Status(401), "wrong method": owner.Ask(httptest.NewRequest("PUT", "/conta/perfil", nil)).Status(405),
	} {
		guarded(t, what, headers(a))
		if a.Header("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %q", what, a.Header("Cache-Control"))
		}
	}
}

// headers are all that the answer carries, of those that guarded looks at.
func headers(a *webtest.Answer) http.Header {
	h := http.Header{}
	for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Content-Type", "Server", "X-Powered-By"} {
		if a.Header(name) != "" {
			h.Set(name, a.Header(name))
		}
	}
	return h
}

// ownAssets: nothing is fetched from another host, and nothing in the page runs or dresses by itself.
func ownAssets(t *testing.T, page webtest.Page) {
	t.Helper()
	for _, tag := range tagsOf(t, page.Body) {
		for _, a := range tag.Attr {
			foreign := strings.HasPrefix(a.Val, "//") || strings.Contains(a.Val, "://")
			if (a.Key == "src" || tag.Data == "link" && a.Key == "href") && foreign {
				t.Errorf("%s fetches %s", page.Path, a.Val)
			}
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("%s: <%s %s=%q>, which the policy forbids", page.Path, tag.Data, a.Key, a.Val)
			}
		}
	}
}

func TestWhatIsNoPageIsGuardedToo(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	asset := "/static/nada.css"
	_ = fs.WalkDir(static.FS(), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".css") {
			asset = "/static/" + path
		}
		return err
	})
	for path, want := range map[string]int{
		"/entrar": 200, "/sair": 200, "/healthz": 200, "/readyz": 200, "/pdv/test": 200, "/crm/clientes": 303, asset: 200,
		"/static/": 404, "/static/nada.js": 404, "/static/../go.mod": 404, "/.git/config": 404, "/debug/pprof/": 404, "/metrics": 403, "/nada": 404,
	} {
		r := plain(site.App, httptest.NewRequest("GET", path, nil))
		if r.StatusCode != want {
			t.Errorf("%s answered %d, want %d", path, r.StatusCode, want)
		}
		guarded(t, path, r.Header)
	}
	foreign := httptest.NewRequest("POST", "/entrar", nil)
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	r := plain(site.App, foreign)
	guarded(t, "a post from another site", r.Header)
	if r.StatusCode != 403 || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("a post from another site: %d, %q", r.StatusCode, r.Header.Get("Cache-Control"))
	}
}

func TestMethodsThatNoRouteTakesAreRefused(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	owner := site.As("dono")
	for _, method := range []string{"TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "BREW"} {
		for _, path := range []string{"/", "/conta/perfil", "/pdv/vendas", "/entrar"} {
			r := httptest.NewRequest("GET", path, nil)
			r.Method = method
			r.Header.Set("Eco", "segredo")
			a := owner.Ask(r)
			if a.Code() != http.StatusMethodNotAllowed {
				t.Errorf("%s %s answered %d", method, path, a.Code())
			}
			a.Not("segredo")
		}
	}
	if code := owner.POST("/pdv/vendas").Code(); code != http.StatusMethodNotAllowed {
		t.Errorf("POST of a page answered %d", code)
	}
	owner.GET("/conta/plugins/vidracaria/ligar").Status(http.StatusMethodNotAllowed)
}

func TestTheCookieIsOutOfReach(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	email := newcomer(t, site, "Ana")
	for _, secure := range []bool{false, true} {
		app := web.New(dbtest.Open(t), web.Config{Secure: secure, Demo: true, Log: slog.New(slog.DiscardHandler)}, account.Module)
		in := signIn(app, email, newcomersPassword)
		if in.StatusCode != 303 || len(in.Cookies()) != 1 {
			t.Fatalf("signing in answered %d with cookies %v", in.StatusCode, in.Cookies())
		}
		c := in.Cookies()[0]
		name := map[bool]string{false: "omni", true: "__Host-omni"}[secure]
		if c.Name != name || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure != secure || c.Path != "/" || c.Domain != "" || len(c.Value) < 43 {
			t.Errorf("the cookie is %s", in.Header.Get("Set-Cookie"))
		}
		if hsts := in.Header.Get("Strict-Transport-Security"); secure != strings.Contains(hsts, "max-age=31536000") {
			t.Errorf("secure %v: HSTS is %q", secure, hsts)
		}
		saved := httptest.NewRequest("POST", "/conta/perfil", strings.NewReader("name=Ana+Maria"))
		saved.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		saved.AddCookie(c)
		for _, flash := range plain(app, saved).Cookies() {
			if !flash.HttpOnly || flash.SameSite != http.SameSiteLaxMode || flash.Secure != secure {
				t.Errorf("the toast's cookie is %s", flash)
			}
		}
	}
}

const newcomersPassword = "vidro temperado 8 mm"

// newcomer is somebody who signs in by the door; the local part of the e-mail is a word of its own.
func newcomer(t *testing.T, site *webtest.Site, name string) (email string) {
	t.Helper()
	phc, err := store.NewPasswordHash(newcomersPassword)
	if err != nil {
		t.Fatal(err)
	}
	email = "segredinha." + site.Account.Slug + "@teste.demo"
	m := store.NewMember{Email: email, Name: name, PasswordHash: phc, Roles: []store.Role{store.Owner}}
	if _, err := store.AddMember(t.Context(), site.DB, site.Account.ID, m); err != nil {
		t.Fatal(err)
	}
	return email
}

func signIn(app http.Handler, email, password string, more ...string) *http.Response {
	form := url.Values{"email": {email}, "senha": {password}}
	for i := 0; i+1 < len(more); i += 2 {
		form.Set(more[i], more[i+1])
	}
	r := httptest.NewRequest("POST", "/entrar", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return plain(app, r)
}
