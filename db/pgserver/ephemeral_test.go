package pgserver

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestEphemeralLeavesNothing(t *testing.T) {
	t.Parallel()
	s, err := Ephemeral(t.Context(), Options{Root: openDir(t)})
	check(t, err)
	defer s.Stop()
	keepRow(t, s)
	for setting, want := range map[string]string{
		"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "200", "listen_addresses": "",
	} {
		if got := query(t, s, `select current_setting('`+setting+`')`); got != want {
			t.Errorf("%s is %q, want %q", setting, got, want)
		}
	}
	if filepath.Dir(s.home.root) != memoryDir() {
		t.Errorf("it lives in %s", s.home.root)
	}
	check(t, s.Stop())
	<-s.Done()
	if exists(s.home.root) || len(serversIn(s.home.data())) > 0 {
		t.Fatal("something was left")
	}
}

func TestAbandonedEphemeralIsSweptAndALiveOneIsNot(t *testing.T) {
	t.Parallel()
	base := openDir(t) // so that the sweep meets these two alone
	live := startChild(t, Options{Root: filepath.Join(base, ephemeralPrefix+"live")}, nil)
	dead := startChild(t, Options{Root: filepath.Join(base, ephemeralPrefix+"dead")}, nil)
	check(t, dead.cmd.Process.Kill())
	dead.cmd.Wait()
	long := time.Now().Add(-time.Hour)
	check(t, os.Chtimes(dead.root, long, long))
	check(t, os.Chtimes(live.root, long, long))
	sweepAbandoned(t.Context(), base)
	if exists(dead.root) {
		t.Error("the abandoned one is still there")
	}
	guest, err := Attach(Options{Root: live.root})
	check(t, err)
	keepRow(t, guest)
}
