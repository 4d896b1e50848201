package pgserver

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// home is the folder of one server:
//
//	lock, *.secret       ours
//	run/                 the socket
//	15/data              the server's; the number binds the release for ever
//	15/postgres.log      in a folder of ours, so that the server's user cannot lay a link where root opens it
type home struct {
	root          string
	socket        string // folder of the socket
	major         int    // 0 until a release is chosen
	owner         *owner // nil: the server runs as we do
	lock          *os.File
	superPassword string
}

func (h *home) base() string { return filepath.Join(h.root, strconv.Itoa(h.major)) }
func (h *home) data() string { return filepath.Join(h.base(), "data") }
func (h *home) log() string  { return filepath.Join(h.base(), "postgres.log") }

// hasData is true from the moment initdb has finished: only then is its folder renamed to data.
func (h *home) hasData() bool {
	_, err := os.Stat(filepath.Join(h.data(), "PG_VERSION"))
	return err == nil
}

// openHome makes the root where it is missing, takes its lock, and reads which release its data is bound to.
func openHome(root string) (*home, error) {
	if err := os.MkdirAll(root, 0o755); err != nil {
		return nil, err
	}
	// /proc names real paths, and the orphan check compares with them.
	root, err := filepath.EvalSymlinks(root)
	if err != nil {
		return nil, err
	}
	h := &home{root: root}
	if h.lock, err = takeLock(filepath.Join(root, "lock")); err != nil {
		return nil, err
	}
	h.major = boundMajor(root)
	if h.owner, err = chooseOwner(h); err != nil {
		h.unlock()
		return nil, err
	}
	return h, nil
}

// boundMajor is the release whose data the root holds, the newest if there are several, 0 if none.
func boundMajor(root string) int {
	for major := newestMajor; major >= oldestMajor; major-- {
		h := home{root: root, major: major}
		if h.hasData() {
			return major
		}
	}
	return 0
}

// prepare makes the folders around the data, and the superuser's password.
func (h *home) prepare() (err error) {
	if err := os.MkdirAll(h.base(), 0o755); err != nil {
		return err
	}
	for _, dir := range []string{h.root, h.base()} {
		if err := h.owner.openWay(dir); err != nil {
			return err
		}
	}
	h.socket = socketDir(h.root)
	if err := h.owner.makeDir(h.socket, 0o755); err != nil {
		return err
	}
	if h.hasData() && !exists(secretFile(h.root, superuser)) {
		return fmt.Errorf("Há dados em %s, mas falta a senha em %s: traga-a da cópia de segurança.", h.data(), secretFile(h.root, superuser))
	}
	h.superPassword, err = secret(h.root, superuser)
	return err
}

// longestSocket is what fits into the kernel's sun_path (104 bytes on a Mac, 108 on Linux) with its closing zero.
const longestSocket = 103

// socketDir is run/ below the root, or a short folder of the temporary files, always the same, where the path is too long.
func socketDir(root string) string {
	sum := sha256.Sum256([]byte(root))
	for _, dir := range []string{
		filepath.Join(root, "run"),
		filepath.Join(os.TempDir(), fmt.Sprintf("omni-%x", sum[:6])),
		fmt.Sprintf("/tmp/omni-%x", sum[:6]),
	} {
		if len(dir)+len("/.s.PGSQL."+port) <= longestSocket {
			return dir
		}
	}
	panic("unreachable: a folder of /tmp is short")
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
