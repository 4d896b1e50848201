// Package static carries the built assets (css, js, fonts, icons) inside the binary, under names that hold a hash of
// their content: what a browser has once, it never asks for again.
package static

import (
	"embed"
	"encoding/json"
	"io/fs"
	"net/http"
	"regexp"
	"strings"
)

//go:embed all:dist
var dist embed.FS

var names = readManifest()

// A build that has not run leaves no manifest: pages then go out without their looks, which a person sees at once.
func readManifest() map[string]string {
	found := map[string]string{}
	if raw, err := dist.ReadFile("dist/manifest.json"); err == nil {
		_ = json.Unmarshal(raw, &found)
	}
	return found
}

// Path is the address of an asset by its plain name: "app.js" → "/static/app-3F9A.js".
func Path(name string) string {
	if hashed, ok := names[name]; ok {
		return "/static/" + hashed
	}
	return "/static/" + name
}

// Has says whether the build made this asset; the till's script exists only once its module does.
func Has(name string) bool {
	_, ok := names[name]
	return ok
}

// FS is the folder of built assets.
func FS() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the folder is embedded above: it cannot be absent
	}
	return sub
}

var hashedName = regexp.MustCompile(`-[0-9A-Z]{8}\.[a-z0-9]+$`)

// Handler answers /static/…; mount it there without stripping the prefix.
func Handler() http.Handler {
	files := http.FileServerFS(FS())
	serve := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "" || strings.HasSuffix(r.URL.Path, "/") {
			http.NotFound(w, r) // no listing of the folder
			return
		}
		if r.URL.Path == "sw.js" {
			w.Header().Set("Service-Worker-Allowed", "/pdv/") // the till's page is its reach, not the folder it lies in
		}
		if hashedName.MatchString(r.URL.Path) {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			w.Header().Set("Cache-Control", "no-cache")
		}
		files.ServeHTTP(w, r)
	})
	return http.StripPrefix("/static/", serve)
}
