// Package dbtest gives tests a real PostgreSQL: one ephemeral cluster a run (OMNI_TEST_PG, set by make test, or one of
// its own), one cloned database a test package. Each test works in a fresh account: row security is the clean-up, so
// tests run in parallel and each also tests tenancy.
package dbtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"sync"
	"testing"

	"github.com/jmoiron/sqlx"

	"omniservicos/db"
	"omniservicos/db/pgserver"
)

const password = "teste"

var (
	once    sync.Once
	super   func(database string) string
	server  *pgserver.Server
	sets    []db.Set
	mine    string // the package's database
	appDB   *db.DB
	failure error
)

// Main runs a package's tests and leaves nothing behind. plugins are the plugins' migrations, if the package needs them.
func Main(m *testing.M, plugins ...db.Set) {
	sets = db.Sets(plugins...)
	code := m.Run()
	if appDB != nil {
		_ = appDB.Close()
	}
	if mine != "" {
		drop(mine)
	}
	if server != nil {
		_ = server.Stop()
	}
	os.Exit(code)
}

// Open is the package's database, as omni_app.
func Open(t testing.TB) *db.DB {
	t.Helper()
	once.Do(func() { failure = setUp() })
	if failure != nil {
		t.Fatal(failure)
	}
	return appDB
}

// Owner is the package's database, as omni_owner.
func Owner(t testing.TB) *db.DB {
	t.Helper()
	Open(t)
	return connect(t, "omni_owner", mine)
}

// Fresh is a database of this test's own, as omni_app and as omni_owner: for jobs, doctor and global tables.
func Fresh(t testing.TB) (app, owner *db.DB) {
	t.Helper()
	Open(t)
	name := fmt.Sprintf("t_%d", db.NewID())
	if err := clone(name); err != nil {
		t.Fatal(err)
	}
	app, owner = connect(t, "omni_app", name), connect(t, "omni_owner", name)
	t.Cleanup(func() {
		_, _ = app.Close(), owner.Close()
		drop(name)
	})
	return app, owner
}

// URL is the address of the package's database for a role: for tests that start the program itself.
func URL(t testing.TB, role string) string {
	t.Helper()
	Open(t)
	return roleURL(role, mine)
}

func connect(t testing.TB, role, name string) *db.DB {
	t.Helper()
	d, err := db.OpenOwner(roleURL(role, name), db.Options{Connections: 16})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func setUp() error {
	if err := findServer(); err != nil {
		return err
	}
	template, err := makeTemplate()
	if err != nil {
		return err
	}
	mine = fmt.Sprintf("p_%d", db.NewID())
	if err := cloneOf(template, mine); err != nil {
		return err
	}
	appDB, err = db.Open(context.Background(), roleURL("omni_app", mine), db.Options{Connections: 16})
	return err
}

func findServer() (err error) {
	if at := os.Getenv("OMNI_TEST_PG"); at != "" { // the superuser's URL; its database is changed at need
		super = func(name string) string { return addressed(at, nil, name) }
		return nil
	}
	server, err = pgserver.Ephemeral(context.Background(), pgserver.Options{Bin: os.Getenv("PG_BIN")})
	if err == nil {
		super = server.SuperURL
	}
	return err
}

// roleURL is the address of a database for one of the house's roles.
func roleURL(role, name string) string {
	return addressed(super("postgres"), url.UserPassword(role, password), name)
}

func addressed(address string, user *url.Userinfo, name string) string {
	u, err := url.Parse(address)
	if err != nil {
		panic(err) // our own server wrote it, or the Makefile
	}
	if user != nil {
		u.User = user
	}
	u.Path = "/" + name
	return u.String()
}

// templateName changes with every migration, so that a run never clones yesterday's schema.
func templateName() (string, error) {
	h := sha256.New()
	for _, s := range sets {
		err := fs.WalkDir(s.Files, ".", func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			content, err := fs.ReadFile(s.Files, path)
			h.Write([]byte(s.Name + path))
			h.Write(content)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return "tmpl_" + hex.EncodeToString(h.Sum(nil)[:8]), nil
}

// makeTemplate migrates one database for all packages of the run; the first to come makes it.
func makeTemplate() (string, error) {
	name, err := templateName()
	if err != nil {
		return "", err
	}
	ctx := context.Background()
	root, err := sqlx.ConnectContext(ctx, "postgres", super("postgres"))
	if err != nil {
		return "", err
	}
	defer func() { _ = root.Close() }()
	lock, err := root.Connx(ctx)
	if err != nil {
		return "", err
	}
	defer func() { _ = lock.Close() }()
	if _, err := lock.ExecContext(ctx, "select pg_advisory_lock(77)"); err != nil {
		return "", err
	}
	var there bool
	if err := root.Get(&there, `select exists (select 1 from pg_database where datname = $1)`, name); err != nil || there {
		return name, err
	}
	return name, buildTemplate(ctx, name)
}

func buildTemplate(ctx context.Context, name string) error {
	half := name + "_new"
	drop(half)
	if err := db.Init(ctx, super("postgres"), half, password, password); err != nil {
		return err
	}
	owner, err := db.OpenOwner(roleURL("omni_owner", half), db.Options{Connections: 2})
	if err != nil {
		return err
	}
	_, err = db.Migrate(ctx, owner, sets)
	_ = owner.Close()
	if err != nil {
		return err
	}
	return asRoot(`alter database "` + half + `" rename to "` + name + `"`)
}

func clone(name string) error {
	template, err := templateName()
	if err != nil {
		return err
	}
	return cloneOf(template, name)
}

func cloneOf(template, name string) error {
	return asRoot(`create database "` + name + `" template "` + template + `" strategy file_copy owner omni_owner`)
}

func drop(name string) { _ = asRoot(`drop database if exists "` + name + `" with (force)`) }

func asRoot(statement string) error {
	root, err := sqlx.Connect("postgres", super("postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	_, err = root.Exec(statement)
	return err
}
