// Package pgserver keeps the house's own PostgreSQL: a server started as a child on a private unix socket, on data that
// stays in one folder. It has no other client than this program, drops root, never listens on the network, leaves no
// orphan behind, and never deletes data.
package pgserver

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// PostgreSQL releases that the house supports.
const (
	oldestMajor = 15
	newestMajor = 18
)

// Options says where a private server lives.
type Options struct {
	Root        string    // data root; "" = DefaultRoot()
	Log         io.Writer // progress lines for a person; may be nil
	Bin         string    // PG_BIN: the folder of the server's programs; "" = look for it
	NodeModules string    // where to look for @embedded-postgres; may be ""

	places []string // globs of the places where systems keep PostgreSQL; nil = systemPlaces
}

// DefaultRoot is the data root where none is set: the machine's for root, the person's own otherwise.
func DefaultRoot() string {
	if os.Geteuid() == 0 {
		return "/var/lib/omniservicos"
	}
	if data := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
		return filepath.Join(data, "omniservicos")
	}
	if person, err := os.UserHomeDir(); err == nil {
		return filepath.Join(person, ".local", "share", "omniservicos")
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("omniservicos-%d", os.Geteuid()))
}

// Start starts the durable server of a root, creating its data at the first start. It holds the folder alone: a second
// instance is refused with ErrInUse and may Attach. ctx bounds the start, not the server's life.
func Start(ctx context.Context, o Options) (*Server, error) {
	o, err := o.settled()
	if err != nil {
		return nil, err
	}
	return start(ctx, o, o.Root, durable)
}

// Ephemeral starts a throw-away server, in memory where there is room. Stop removes it; one that was killed before its
// Stop is removed by a later Ephemeral.
func Ephemeral(ctx context.Context, o Options) (*Server, error) {
	o, err := o.settled()
	if err != nil {
		return nil, err
	}
	base := memoryDir()
	sweepAbandoned(ctx, base)
	dir, err := os.MkdirTemp(base, ephemeralPrefix)
	if err != nil {
		return nil, err
	}
	s, err := start(ctx, o, dir, throwaway)
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	return s, nil
}

// settled makes the root absolute, since the server works in a folder of its own.
func (o Options) settled() (Options, error) {
	if o.Root == "" {
		o.Root = DefaultRoot()
	}
	root, err := filepath.Abs(o.Root)
	if err != nil {
		return o, err
	}
	o.Root = root
	return o, nil
}

// say tells a person what takes a moment.
func (o Options) say(format string, values ...any) {
	if o.Log != nil {
		fmt.Fprintf(o.Log, format+"\n", values...)
	}
}

// start brings a server up on root. Programs that must be fetched are kept under o.Root, which outlives a throw-away root.
func start(ctx context.Context, o Options, root string, k kind) (_ *Server, err error) {
	h, err := openHome(root)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			h.unlock()
		}
	}()
	bin, err := findPrograms(ctx, o, h)
	if err != nil {
		return nil, err
	}
	h.major = bin.major
	if err := h.prepare(); err != nil {
		return nil, err
	}
	if err := clearLeftovers(ctx, o, h.data()); err != nil {
		return nil, err
	}
	if err := bin.createCluster(ctx, o, h, k); err != nil {
		return nil, err
	}
	o.say("Iniciando o PostgreSQL %d…", bin.major)
	p, err := bin.run(ctx, h, k)
	if err != nil {
		return nil, err
	}
	return &Server{home: h, kind: k, bin: bin.dir, process: p}, nil
}

// kind is what tells a durable server from a throw-away one.
type kind struct {
	throwaway bool
	initdb    []string       // further arguments of initdb
	settings  []string       // name=value
	halt      syscall.Signal // how Stop ends it
}
