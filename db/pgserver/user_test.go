package pgserver

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestOrdinaryUser(t *testing.T) {
	t.Parallel()
	who := ordinaryUser(t)
	root := filepath.Join(openDir(t), "data")
	check(t, who.makeDir(root, 0o700))
	for range 2 { // first start, then later start
		c := startChild(t, Options{Root: root}, who)
		h := homeOf(t, c)
		info, err := os.Stat(h.data())
		check(t, err)
		if who != nil && ownerOf(info).uid != who.uid {
			t.Fatalf("the data is %d's", ownerOf(info).uid)
		}
		check(t, c.cmd.Process.Signal(syscall.SIGTERM))
		check(t, c.cmd.Wait())
		if len(serversIn(h.data())) > 0 || !logged(t, h, "database system is shut down") {
			t.Fatal("not a clean shutdown")
		}
	}
}

// The user who owns the data goes on owning it, whatever users the machine gets later.
func TestRootKeepsTheOwnerOfTheData(t *testing.T) {
	t.Parallel()
	who := ordinaryUser(t)
	root := filepath.Join(openDir(t), "data")
	check(t, who.makeDir(root, 0o755))
	c := startChild(t, Options{Root: root}, who)
	homeOf(t, c)
	check(t, c.cmd.Process.Signal(syscall.SIGTERM))
	check(t, c.cmd.Wait())
	s := started(t, Options{Root: root})
	keepRow(t, s)
	if who != nil && s.home.owner.uid != who.uid {
		t.Fatalf("it runs as %d", s.home.owner.uid)
	}
}

func TestFolderThatTheServerCannotReachIsSaid(t *testing.T) {
	t.Parallel()
	closed := filepath.Join(openDir(t), "closed")
	check(t, os.Mkdir(closed, 0o700))
	root := filepath.Join(closed, "data")
	s, err := Start(t.Context(), Options{Root: root})
	if os.Geteuid() != 0 { // our own folder is no obstacle to ourselves
		check(t, err)
		check(t, s.Stop())
		return
	}
	if err == nil || !strings.Contains(err.Error(), "não chega a "+root) {
		t.Fatalf("started: %v", err)
	}
}

// Below /tmp anyone may have laid a folder where ours goes.
func TestFolderOfAnotherUserIsRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(openDir(t), "run")
	check(t, os.Symlink(t.TempDir(), path))
	if err := (&owner{uid: os.Geteuid(), gid: os.Getegid()}).makeDir(path, 0o755); err == nil || !strings.Contains(err.Error(), "é de outro usuário") {
		t.Fatalf("took a link: %v", err)
	}
}
