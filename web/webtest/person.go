package webtest

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"omniservicos/db"
	"omniservicos/web"
)

// Person is somebody signed in.
type Person struct {
	site     *Site
	Identity int64
	Token    string
	APIToken string // carried on the API's routes
	htmx     bool
}

// Htmx makes the next requests ask for fragments.
func (p *Person) Htmx() *Person {
	q := *p
	q.htmx = true
	return &q
}

// GET asks for a page.
func (p *Person) GET(path string) *Answer {
	p.site.T.Helper()
	return p.ask(httptest.NewRequest(http.MethodGet, path, nil))
}

// POST sends a form: names and values in turn; a name may come again.
func (p *Person) POST(path string, fields ...string) *Answer {
	p.site.T.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return p.PostForm(path, form)
}

// PostForm sends a form.
func (p *Person) PostForm(path string, form url.Values) *Answer {
	p.site.T.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return p.ask(r)
}

// Ask sends any request as this person.
func (p *Person) Ask(r *http.Request) *Answer { return p.ask(r) }

func (p *Person) ask(r *http.Request) *Answer {
	p.site.T.Helper()
	a := &Answer{t: p.site.T, path: r.Method + " " + r.URL.Path}
	ctx := web.WatchFacts(r.Context(), &a.facts)
	ctx = db.CountTrips(ctx, &a.trips)
	r = r.WithContext(ctx)
	r.AddCookie(&http.Cookie{Name: "omni", Value: p.Token})
	if strings.HasPrefix(r.URL.Path, "/api/") && r.Header.Get("Authorization") == "" {
		r.Header.Set("Authorization", "Bearer "+p.APIToken)
	}
	if p.htmx {
		r.Header.Set("HX-Request", "true")
	}
	a.rec = httptest.NewRecorder()
	p.site.App.ServeHTTP(a.rec, r)
	return a
}

// Anonymous asks without a session.
func (s *Site) Anonymous(method, path string, form url.Values) *Answer {
	s.T.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	a := &Answer{t: s.T, path: method + " " + path, rec: httptest.NewRecorder()}
	s.App.ServeHTTP(a.rec, r.WithContext(context.Background()))
	return a
}

// Answer is what came back.
type Answer struct {
	t     testing.TB
	path  string
	rec   *httptest.ResponseRecorder
	facts []any
	trips atomic.Int64
}

// Code is the status.
func (a *Answer) Code() int { return a.rec.Code }

// Body is the page.
func (a *Answer) Body() string { return a.rec.Body.String() }

// Bytes is the body as it came.
func (a *Answer) Bytes() []byte { return bytes.Clone(a.rec.Body.Bytes()) }

// Header of the answer.
func (a *Answer) Header(name string) string { return a.rec.Header().Get(name) }

// Location is where a redirect leads.
func (a *Answer) Location() string { return a.rec.Header().Get("Location") }

// Cookies that the answer sets.
func (a *Answer) Cookies() []*http.Cookie { return a.rec.Result().Cookies() }

// Trips is how many statements ran between SET LOCAL and COMMIT.
func (a *Answer) Trips() int64 { return a.trips.Load() }

// Status must be this.
func (a *Answer) Status(want int) *Answer {
	a.t.Helper()
	if a.rec.Code != want {
		a.t.Fatalf("%s: status %d, want %d\n%s", a.path, a.rec.Code, want, clip(text(a.Body())))
	}
	return a
}

// Sees these words on the page.
func (a *Answer) Sees(words ...string) *Answer {
	a.t.Helper()
	for _, w := range words {
		if !strings.Contains(text(a.Body()), w) && !strings.Contains(a.Body(), w) {
			a.t.Errorf("%s: %q is not on the page\n%s", a.path, w, clip(text(a.Body())))
		}
	}
	return a
}

// Not these words.
func (a *Answer) Not(words ...string) *Answer {
	a.t.Helper()
	for _, w := range words {
		if strings.Contains(a.Body(), w) {
			a.t.Errorf("%s: %q is on the page", a.path, w)
		}
	}
	return a
}

// Announced counts the facts of the request.
func (a *Answer) Announced(want int) *Answer {
	a.t.Helper()
	if len(a.facts) != want {
		a.t.Errorf("%s: announced %d facts, want %d: %+v", a.path, len(a.facts), want, a.facts)
	}
	return a
}
