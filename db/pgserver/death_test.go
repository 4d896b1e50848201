package pgserver

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestSIGTERMStopsTheServerCleanly(t *testing.T) {
	t.Parallel()
	c := startChild(t, Options{Root: openDir(t)}, nil)
	h := homeOf(t, c)
	check(t, c.cmd.Process.Signal(syscall.SIGTERM))
	check(t, c.cmd.Wait())
	if left := serversIn(h.data()); len(left) > 0 {
		t.Fatalf("left running: %v", left)
	}
	if !logged(t, h, "database system is shut down") {
		t.Fatal("not a clean shutdown")
	}
}

func TestKilledParentLeavesNoOrphan(t *testing.T) {
	t.Parallel()
	c := startChild(t, Options{Root: openDir(t)}, nil)
	h := homeOf(t, c)
	guest, err := Attach(Options{Root: c.root})
	check(t, err)
	keepRow(t, guest)
	check(t, c.cmd.Process.Kill())
	c.cmd.Wait()
	eventually(t, "the server to follow its parent", func() bool { return len(serversIn(h.data())) == 0 })
	if !logged(t, h, "database system is shut down") {
		t.Fatal("not a clean shutdown")
	}
	rowKept(t, started(t, Options{Root: c.root}))
}

// A start that follows the kill at once meets the server on its way out.
func TestStartRightAfterAKilledParent(t *testing.T) {
	t.Parallel()
	c := startChild(t, Options{Root: openDir(t)}, nil)
	guest, err := Attach(Options{Root: c.root})
	check(t, err)
	keepRow(t, guest)
	check(t, c.cmd.Process.Kill())
	c.cmd.Wait()
	rowKept(t, started(t, Options{Root: c.root}))
}

func TestKilledServerIsNoticedAndRecovers(t *testing.T) {
	t.Parallel()
	o := Options{Root: openDir(t)}
	s := started(t, o)
	keepRow(t, s)
	busy(t, s)
	check(t, s.process.cmd.Process.Kill())
	select {
	case <-s.Done():
	case <-time.After(time.Minute):
		t.Fatal("nobody noticed")
	}
	if err := s.Stop(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("Stop says %v", err)
	}
	if len(serversIn(s.home.data())) == 0 {
		t.Fatal("the busy session ended by itself: this test proves nothing")
	}
	again := started(t, o)
	rowKept(t, again)
	if !logged(t, again.home, "automatic recovery in progress") {
		t.Fatal("there was nothing to recover")
	}
}

func TestServerOfPgCtlIsTakenOver(t *testing.T) {
	t.Parallel()
	var said strings.Builder
	o := Options{Root: openDir(t), Log: &said}
	s := started(t, o)
	keepRow(t, s)
	check(t, s.Stop())
	check(t, s.home.owner.makeDir(s.home.socket, 0o755))
	p := programs{dir: s.BinDir()}
	check(t, p.command(t.Context(), s.home, "pg_ctl", "start", "-w", "-D", s.home.data(),
		"-l", filepath.Join(s.home.socket, "by-hand.log"), "-o", "-k "+s.home.socket+" -c listen_addresses=").Run())
	left := readPidFile(s.home.data()).pid
	if !slices.Contains(serversIn(s.home.data()), left) {
		t.Fatal("pg_ctl's server is not seen")
	}
	again := started(t, o)
	rowKept(t, again)
	if now := again.process.cmd.Process.Pid; now == left || slices.Contains(serversIn(s.home.data()), left) {
		t.Fatalf("%d still runs", left)
	}
	if !strings.Contains(said.String(), fmt.Sprintf("Parando um PostgreSQL esquecido nesta pasta (processo %d)", left)) {
		t.Fatalf("said %q", said.String())
	}
}

// The number in a stale file may by now be another program's, of the very user at which PostgreSQL would be afraid.
func TestStalePidFileStopsNobody(t *testing.T) {
	t.Parallel()
	o := Options{Root: openDir(t)}
	s := started(t, o)
	keepRow(t, s)
	check(t, s.Stop())
	bystander := exec.Command("sleep", "600")
	bystander.Dir, bystander.SysProcAttr = "/", s.home.owner.attributes()
	check(t, bystander.Start())
	ended := make(chan struct{})
	go func() { bystander.Wait(); close(ended) }()
	t.Cleanup(func() { bystander.Process.Kill(); <-ended })
	stale := fmt.Sprintf("%d\n%s\n1\n5432\n%s\n\n 1 1\nready   \n", bystander.Process.Pid, s.home.data(), s.home.socket)
	file := filepath.Join(s.home.data(), "postmaster.pid")
	check(t, os.WriteFile(file, []byte(stale), 0o600))
	check(t, s.home.owner.give(file))
	if _, err := Attach(o); err == nil {
		t.Fatal("attached to another program")
	}
	rowKept(t, started(t, o))
	select {
	case <-ended:
		t.Fatal("another program was stopped")
	default:
	}
}

// homeOf finds the folders of a child's server.
func homeOf(t *testing.T, c child) *home {
	t.Helper()
	if c.root == "" {
		t.Fatal(c.said)
	}
	return &home{root: c.root, major: boundMajor(c.root)}
}

// busy gives the server a session that computes and so does not look whether its server still lives.
func busy(t *testing.T, s *Server) {
	t.Helper()
	db, err := sql.Open("postgres", s.SuperURL("postgres"))
	check(t, err)
	t.Cleanup(func() { db.Close() })
	// The time limit ends the session even where this test fails half-way.
	go db.Exec(`set statement_timeout = '1min'; select count(*) from generate_series(1, 1000000) a, generate_series(1, 1000000) b`)
	eventually(t, "the session to be busy", func() bool {
		return query(t, s, `select count(*) from pg_stat_activity
			where state = 'active' and query like 'set statement_timeout%' and query_start < now() - interval '200 ms'`) == "1"
	})
}
