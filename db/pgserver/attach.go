package pgserver

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Attach reaches the server that another process of ours is running on the folder, for a command given beside `serve`.
// Its Stop does nothing: the server belongs to who started it.
func Attach(o Options) (*Server, error) {
	o, err := o.settled()
	if err != nil {
		return nil, err
	}
	root, err := filepath.EvalSymlinks(o.Root)
	if err != nil {
		return nil, err
	}
	h := &home{root: root, major: boundMajor(root)}
	f := readPidFile(h.data())
	if !f.ready || !slices.Contains(serversIn(h.data()), f.pid) {
		return nil, fmt.Errorf("Nenhum PostgreSQL está no ar em %s.", root)
	}
	h.socket = f.socket
	if h.superPassword, err = secret(root, superuser); err != nil {
		return nil, err
	}
	// The server wrote how it was called: its program, then its arguments in quotes.
	called, err := os.ReadFile(filepath.Join(h.data(), "postmaster.opts"))
	if err != nil {
		return nil, err
	}
	program, _, _ := strings.Cut(string(called), ` "`)
	return &Server{home: h, bin: filepath.Dir(program)}, nil
}
