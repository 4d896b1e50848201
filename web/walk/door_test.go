package walk

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/handlers/account"
	"omniservicos/web"
	"omniservicos/web/webtest"
)

// tagsOf are the elements of a page.
func tagsOf(t *testing.T, body string) (tags []*html.Node) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			tags = append(tags, n)
		}
	}
	return tags
}

// elsewhere are addresses that look like ours and lead away.
var elsewhere = []string{
	"//evil.example", "https:evil.example", "https:/evil.example", "https://evil.example/x", `\\evil.example`, `/\evil.example`,
	`\/evil.example`, "/\t/evil.example", "/%2f/evil.example", "/%5cevil.example", "javascript:alert(1)", "data:text/html,x", " //evil.example", "///evil.example",
	"/..//evil.example", "evil.example", "http://example.com@evil.example", "//evil.example\r\nSet-Cookie: a=b",
}

func TestTheDoorLeadsNobodyAway(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	owner, email := site.As("dono"), newcomer(t, site, "Ana")
	if to := owner.GET("/entrar?volta=%2Ferp%2Fprodutos%3Fq%3Dvidro").Location(); to != "/erp/produtos?q=vidro" {
		t.Errorf("our own page is forgotten: %q", to)
	}
	for _, to := range elsewhere {
		asked := "/entrar?volta=" + url.QueryEscape(to)
		for what, led := range map[string]string{
			"somebody who is in":    owner.GET(asked).Location(),
			"somebody who comes in": signIn(site.App, email, newcomersPassword, "volta", to).Header.Get("Location"),
		} {
			if !staysHere(led) {
				t.Errorf("%q leads %s to %q", to, what, led)
			}
		}
		for _, tag := range tagsOf(t, site.Anonymous("GET", asked, nil).Status(200).Body()) {
			for _, a := range tag.Attr {
				if strings.Contains(a.Val, "evil") && !staysHere(a.Val) {
					t.Errorf("%q stands in <%s %s=%q>", to, tag.Data, a.Key, a.Val)
				}
			}
		}
	}
}

// staysHere follows an address as a browser does: backslashes are slashes, tabs and line breaks are nothing.
func staysHere(to string) bool {
	to = strings.NewReplacer("\t", "", "\r", "", "\n", "", `\`, "/").Replace(strings.TrimSpace(to))
	base, _ := url.Parse("http://example.com/entrar")
	u, err := base.Parse(to)
	return to != "" && err == nil && u.Scheme == "http" && u.Host == "example.com" && !strings.HasPrefix(to, "//")
}

func TestNobodyNamesTheirOwnAddress(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	owner := site.As("dono")
	r := httptest.NewRequest("POST", "/conta/perfil", strings.NewReader("name=Ana"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.RemoteAddr = "203.0.113.9:1000"
	for _, name := range []string{"X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP"} {
		r.Header.Set(name, "198.51.100.1")
	}
	owner.Ask(r).Status(303)
	var ips []string
	site.Do(func(tx *db.Tx) error {
		return tx.List(&ips, `select distinct ip from audit_lines where account_id = $1 and identity_id = $2`, owner.Identity)
	})
	if len(ips) != 1 || ips[0] != "203.0.113.9" {
		t.Errorf("the audit names %v", ips)
	}
	metrics := httptest.NewRequest("GET", "/metrics", nil)
	metrics.RemoteAddr = "203.0.113.9:1000"
	metrics.Header.Set("X-Forwarded-For", "127.0.0.1")
	metrics.Header.Set("X-Real-IP", "127.0.0.1")
	if code := plain(site.App, metrics).StatusCode; code != 403 {
		t.Errorf("/metrics answered %d to a stranger who says to be here", code)
	}
}

const customersTaxID = "52998224725"

// failing is a module whose pages fail with what a log must never hold.
var failing = web.Module{Name: "falhas", Routes: func(g *web.Group) {
	g.POST("/banco", web.Anyone, func(c *web.Context) error {
		for range 2 { // the second breaks a unique key, and PostgreSQL's detail quotes the row
			c.Tx.Log(db.Change{Action: "Pessoa criada", Object: "people", ID: 1})
			if err := c.Tx.Insert("people", "id, kind, name, tax_id", []any{db.NewID(), "PF", "Ana", customersTaxID}); err != nil {
				return err
			}
		}
		return nil
	})
	g.POST("/nome", web.Anyone, func(c *web.Context) error { return errors.New("falhou para " + c.Me.Name) })
	g.POST("/panico", web.Anyone, func(c *web.Context) error { panic("sem chão") })
}}

func TestTheLogHoldsNoSecretAndOneLineAnEvent(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	email := newcomer(t, site, "Ana\n{\"level\":\"ERROR\",\"msg\":\"forjada\"}")
	var log bytes.Buffer
	app := web.New(dbtest.Open(t), web.Config{Demo: true, Log: slog.New(slog.NewJSONHandler(&log, nil))}, account.Module, failing)
	signIn(app, email, "a senha errada")
	in := signIn(app, email, newcomersPassword)
	token := in.Cookies()[0]
	for _, path := range []string{"/falhas/banco", "/falhas/nome", "/falhas/panico"} {
		r := httptest.NewRequest("POST", path+"?q="+customersTaxID, strings.NewReader("senha="+newcomersPassword+"&tax_id="+customersTaxID))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.AddCookie(token)
		answer := httptest.NewRecorder()
		app.ServeHTTP(answer, r)
		if answer.Code != 500 {
			t.Errorf("%s answered %d", path, answer.Code)
		}
		for _, inner := range []string{"PostgreSQL", "people", "constraint", "goroutine", "sem chão", customersTaxID} {
			if strings.Contains(answer.Body.String(), inner) {
				t.Errorf("%s tells %q to the person", path, inner)
			}
		}
	}
	events := 0
	for line := range strings.Lines(log.String()) {
		var event struct{ Level, Msg string }
		if err := json.Unmarshal([]byte(line), &event); err != nil || event.Level != "ERROR" || event.Msg == "forjada" {
			t.Errorf("a line of the log is %q (%v)", line, err)
		}
		events++
	}
	if events < 3 {
		t.Errorf("three failures left %d lines", events)
	}
	for what, secret := range map[string]string{
		"password": newcomersPassword, "token": token.Value, "CPF": customersTaxID, "e-mail": "segredinha", "wrong password": "a senha errada",
	} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds the %s:\n%s", what, log.String())
		}
	}
}
