package walk

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/fault"
	"omniservicos/views/layout"
	"omniservicos/web"
	"omniservicos/web/webtest"
)

// open is a module with a page that anybody sees, and one that writes.
var open = web.Module{Name: "vitrine", Routes: func(g *web.Group) {
	g.Public("GET", "/:conta/pagina", func(c *web.Context) error {
		c.FramedBy([]string{"https://loja.exemplo.demo"})
		return c.Visitors(200, "Vitrine", layout.Refusal(layout.RefusalView{Text: "Olá", Visitor: true}))
	})
	g.Public("POST", "/:conta/pagina", func(c *web.Context) error {
		c.Keep(func(tx *db.Tx) error {
			tx.Log(db.Change{Action: "Recusa guardada", Object: "accounts", ID: tx.Account})
			return nil
		})
		c.Tx.Log(db.Change{Action: "Visita", Object: "accounts", ID: c.Tx.Account})
		return fault.Refuse("Hoje não.")
	})
}}

func TestAPublicPageIsOfTheAccountThatItsAddressNames(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	app := web.New(dbtest.Open(t), web.Config{Log: slog.New(slog.DiscardHandler)}, open)
	page := plain(app, httptest.NewRequest("GET", "/vitrine/"+site.Account.Slug+"/pagina", nil))
	if page.StatusCode != 200 || len(page.Cookies()) > 0 {
		t.Errorf("answered %d with %v", page.StatusCode, page.Cookies())
	}
	want := strings.TrimSuffix(policy, "'none'") + "https://loja.exemplo.demo"
	if got := page.Header.Get("Content-Security-Policy"); got != want {
		t.Errorf("the policy is %q", got)
	}
	for _, slug := range []string{"nenhuma", "%00", "%ff", strings.Repeat("a", 4000)} {
		if code := plain(app, httptest.NewRequest("GET", "/vitrine/"+slug+"/pagina", nil)).StatusCode; code != 404 {
			t.Errorf("%.20q answered %d", slug, code)
		}
	}
	if code := plain(app, httptest.NewRequest("POST", "/vitrine/"+site.Account.Slug+"/pagina", nil)).StatusCode; code != 422 {
		t.Errorf("a refusal answered %d", code)
	}
	var actors []string
	site.Do(func(tx *db.Tx) error {
		return tx.List(&actors, `select actor from audit_lines where account_id = $1 and action in ('Visita', 'Recusa guardada')`)
	})
	if len(actors) != 1 || actors[0] != "visitante" {
		t.Errorf("what the refusal left is of %v", actors)
	}
}
