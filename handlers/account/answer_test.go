package account_test

import (
	"html"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// answer is what came back to a browser.
type answer struct {
	t    testing.TB
	path string
	rec  *httptest.ResponseRecorder
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
)

// text is what a person reads of the page.
func (a *answer) text() string {
	return strings.TrimSpace(spaces.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(a.rec.Body.String(), " ")), " "))
}

func (a *answer) status(want int) *answer {
	a.t.Helper()
	if a.rec.Code != want {
		a.t.Fatalf("%s: status %d, want %d\n%.800s", a.path, a.rec.Code, want, a.text())
	}
	return a
}

func (a *answer) leadsTo(want string) *answer {
	a.t.Helper()
	if got := a.rec.Header().Get("Location"); a.rec.Code != 303 || got != want {
		a.t.Fatalf("%s: %d to %q, want 303 to %q\n%.800s", a.path, a.rec.Code, got, want, a.text())
	}
	return a
}

func (a *answer) sees(words ...string) *answer {
	a.t.Helper()
	for _, w := range words {
		if !strings.Contains(a.text(), w) && !strings.Contains(a.rec.Body.String(), w) {
			a.t.Errorf("%s: %q is not on the page\n%.1500s", a.path, w, a.text())
		}
	}
	return a
}

func (a *answer) not(words ...string) *answer {
	a.t.Helper()
	for _, w := range words {
		if strings.Contains(a.text(), w) {
			a.t.Errorf("%s: %q is on the page", a.path, w)
		}
	}
	return a
}
