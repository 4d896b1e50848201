package pgserver

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// owner is the user that the server runs as when we are root, which PostgreSQL refuses to be. nil stands for ourselves.
type owner struct{ uid, gid int }

// chooseOwner is nil for an ordinary user. For root it is whoever owns the data already, so that a user created later
// does not lock the server out, else the first of the users that a machine may have.
func chooseOwner(h *home) (*owner, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	if info, err := os.Stat(h.data()); h.major != 0 && err == nil {
		if of := ownerOf(info); of.uid != 0 {
			return of, nil
		}
	}
	for _, name := range []string{"omniservicos", "postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			return parseOwner(u)
		}
	}
	return nil, errors.New("O PostgreSQL não roda como root, e esta máquina não tem os usuários omniservicos, postgres ou nobody: crie um com useradd.")
}

func ownerOf(info os.FileInfo) *owner {
	stat := info.Sys().(*syscall.Stat_t)
	return &owner{uid: int(stat.Uid), gid: int(stat.Gid)}
}

func parseOwner(u *user.User) (*owner, error) {
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	return &owner{uid, gid}, err
}

// attributes make a child run as the owner, in a process group of its own: Ctrl-C in a terminal goes to the whole group,
// and the server must outlive the requests that we are still answering.
func (o *owner) attributes() *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{Setpgid: true}
	if o != nil {
		a.Credential = &syscall.Credential{Uid: uint32(o.uid), Gid: uint32(o.gid)}
	}
	return a
}

// makeDir makes a folder of the owner's. One that is there already must be theirs or ours: below /tmp anyone could have
// laid it, or a link, in our way.
func (o *owner) makeDir(path string, mode os.FileMode) error {
	if err := os.Mkdir(path, mode); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if of := ownerOf(info); !info.IsDir() || of.uid != os.Geteuid() && (o == nil || of.uid != o.uid) {
		return fmt.Errorf("A pasta %s é de outro usuário: apague-a, ou escolha outra em OMNI_DATA_DIR.", path)
	}
	if err := os.Chmod(path, mode); err != nil {
		return err
	}
	return o.give(path)
}

// give hands a path over to the owner.
func (o *owner) give(path string) error {
	if o == nil {
		return nil
	}
	return os.Lchown(path, o.uid, o.gid)
}

// openWay lets the owner pass through a folder of ours, without reading it, to what is below.
func (o *owner) openWay(dir string) error {
	if o == nil {
		return nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	return os.Chmod(dir, info.Mode().Perm()|0o111)
}
