package pgserver

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// ErrInUse says that another process of ours holds the folder: it may be reached with Attach.
var ErrInUse = errors.New("Outra instância já usa esta pasta")

// takeLock takes the file's lock or answers ErrInUse at once. The kernel frees it when we die, however we die.
func takeLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, fmt.Errorf("%w (%s): pare-a, ou escolha outra em OMNI_DATA_DIR.", ErrInUse, filepath.Dir(path))
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// unlock frees the folder. It unlocks before it closes, because a child being forked at this moment holds a copy of the
// descriptor until its exec.
func (h *home) unlock() {
	syscall.Flock(int(h.lock.Fd()), syscall.LOCK_UN)
	h.lock.Close()
}
