package walk

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"omniservicos/web/webtest"
)

// crossings are what browsers, programs and other sites say of where a request comes from, and whether it may write.
var crossings = []struct {
	what, site, origin string
	allowed            bool
}{
	{"our own page", "same-origin", "", true},
	{"our own page, both headers", "same-origin", "http://example.com", true},
	{"typed by the person", "none", "", true},
	{"an old browser on our page", "", "http://example.com", true},
	{"a program without headers", "", "", true},
	{"another site", "cross-site", "", false},
	{"another site that says it is us", "cross-site", "http://example.com", false},
	{"a sister domain", "same-site", "", false},
	{"a sandboxed frame", "", "null", false},
	{"an old browser on another site", "", "https://mau.exemplo", false},
	{"another port of ours", "", "http://example.com:8080", false},
}

func TestOnlyOurOwnPagesMayWrite(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	owner := site.As("dono")
	for i, c := range crossings {
		for _, method := range []string{"POST", "GET"} {
			name := fmt.Sprintf("Ana %d", i)
			r := httptest.NewRequest(method, "/conta/perfil", strings.NewReader(url.Values{"name": {name}}.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if c.site != "" {
				r.Header.Set("Sec-Fetch-Site", c.site)
			}
			if c.origin != "" {
				r.Header.Set("Origin", c.origin)
			}
			a := owner.Ask(r)
			want := http.StatusForbidden
			switch {
			case method == "GET":
				want = http.StatusOK // reading changes nothing, and a link from elsewhere is right
			case c.allowed:
				want = http.StatusSeeOther
			}
			if a.Code() != want {
				t.Errorf("%s of %s answered %d, want %d", method, c.what, a.Code(), want)
			}
		}
		renamed := strings.Contains(owner.GET("/conta/perfil").Body(), fmt.Sprintf("Ana %d", i))
		if renamed != c.allowed {
			t.Errorf("%s: the name changed: %v", c.what, renamed)
		}
	}
}
