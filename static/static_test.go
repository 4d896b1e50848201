package static

import (
	"io/fs"
	"net/http/httptest"
	"testing"
)

func TestNamesWithAHashAreKeptForEver(t *testing.T) {
	if len(names) == 0 {
		t.Fatal("the assets are not built: run node build.mjs in static/")
	}
	for plain, hashed := range names {
		if plain == "sw.js" {
			continue
		}
		w := httptest.NewRecorder()
		Handler().ServeHTTP(w, httptest.NewRequest("GET", "/static/"+hashed, nil))
		if w.Code != 200 || w.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("%s as %s: %d, %q", plain, hashed, w.Code, w.Header().Get("Cache-Control"))
		}
	}
}

func TestTheWorkerReachesTheTillAndIsAskedForAgain(t *testing.T) {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest("GET", Path("sw.js"), nil))
	if w.Code != 200 || w.Header().Get("Service-Worker-Allowed") != "/pdv/" || w.Header().Get("Cache-Control") != "no-cache" {
		t.Errorf("%d, %v", w.Code, w.Header())
	}
}

func TestTheFolderIsNotListed(t *testing.T) {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest("GET", "/static/", nil))
	if w.Code != 404 {
		t.Errorf("got %d", w.Code)
	}
}

func TestPathOfWhatWasNotBuiltIsItsPlainName(t *testing.T) {
	if got := Path("nada.js"); got != "/static/nada.js" {
		t.Errorf("got %s", got)
	}
	if _, err := fs.Stat(FS(), "nada.js"); err == nil {
		t.Error("nothing of that name was built")
	}
}
