package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

func TestDataOutlivesAStop(t *testing.T) {
	t.Parallel()
	var said strings.Builder
	o := Options{Root: openDir(t), Log: &said}
	first := started(t, o)
	keepRow(t, first)
	check(t, first.Stop())
	check(t, first.Stop()) // twice is as good as once
	<-first.Done()
	second := started(t, o)
	rowKept(t, second)
	if strings.Count(said.String(), "Criando os dados") != 1 || strings.Count(said.String(), "Iniciando o PostgreSQL") != 2 {
		t.Fatalf("said %q", said.String())
	}
	if first.SuperURL("x") != second.SuperURL("x") {
		t.Fatal("the address changed")
	}
}

func TestServerIsAsTheHouseNeedsIt(t *testing.T) {
	t.Parallel()
	s := started(t, Options{Root: openDir(t)})
	for setting, want := range map[string]string{
		"listen_addresses": "", "synchronous_commit": "on", "fsync": "on", "full_page_writes": "on",
		"server_encoding": "UTF8", "password_encryption": "scram-sha-256", "max_connections": "60", "TimeZone": "UTC",
	} {
		if got := query(t, s, `select current_setting('`+setting+`')`); got != want {
			t.Errorf("%s is %q, want %q", setting, got, want)
		}
	}
	for _, extension := range []string{"pg_trgm", "unaccent", "pgcrypto", "btree_gist", "citext"} {
		query(t, s, `create extension `+extension+`; select 'ok'`)
	}
	query(t, s, `create collation pt_br (provider = icu, locale = 'pt-BR'); select 'ok'`)
	const words = `select string_agg(w, ',' order by w collate pt_br) from (values ('zebra'), ('banana'), ('Água'), ('agua'), ('Ácido')) v(w)`
	if got := query(t, s, words); got != "Ácido,agua,Água,banana,zebra" {
		t.Errorf("sorted %s", got)
	}
	if got := query(t, s, `select upper('ação')`); got != "AÇÃO" {
		t.Errorf("upper is %s", got)
	}
}

func TestServerNeverRunsAsRoot(t *testing.T) {
	t.Parallel()
	s := started(t, Options{Root: openDir(t)})
	info, err := os.Stat(s.home.data())
	check(t, err)
	process, err := os.Stat(fmt.Sprintf("/proc/%d", s.process.cmd.Process.Pid))
	check(t, err)
	if ownerOf(process).uid == 0 || ownerOf(process).uid != ownerOf(info).uid {
		t.Fatalf("the server runs as %d, its data is %d's", ownerOf(process).uid, ownerOf(info).uid)
	}
	if info.Mode().Perm() != 0o700 {
		t.Fatalf("the data is open: %v", info.Mode())
	}
	group, err := syscall.Getpgid(s.process.cmd.Process.Pid)
	check(t, err)
	if group == syscall.Getpgrp() {
		t.Fatal("Ctrl-C would reach the server before us")
	}
}

func TestSecondInstanceIsRefusedAndMayAttach(t *testing.T) {
	t.Parallel()
	o := Options{Root: openDir(t)}
	if _, err := Attach(o); err == nil {
		t.Fatal("attached to nothing")
	}
	s := started(t, o)
	keepRow(t, s)
	_, err := Start(t.Context(), o)
	if !errors.Is(err, ErrInUse) || !strings.HasPrefix(err.Error(), "Outra instância já usa esta pasta") {
		t.Fatalf("second start: %v", err)
	}
	guest, err := Attach(o)
	check(t, err)
	rowKept(t, guest)
	if guest.BinDir() != s.BinDir() || guest.Major() != s.Major() || guest.SuperURL("x") != s.SuperURL("x") {
		t.Fatalf("attached to %s, %s", guest.BinDir(), guest.SuperURL("x"))
	}
	check(t, guest.Stop())
	rowKept(t, s)
	check(t, s.Stop())
	if _, err := Attach(o); err == nil {
		t.Fatal("attached to a stopped server")
	}
}

func TestSecretIsMadeOnce(t *testing.T) {
	t.Parallel()
	s := &Server{home: &home{root: openDir(t)}}
	var wait sync.WaitGroup
	all := make([]string, 8)
	for i := range all {
		wait.Go(func() { all[i], _ = s.Secret("omni_app") })
	}
	wait.Wait()
	for _, got := range all {
		if len(got) < 26 || got != all[0] {
			t.Fatalf("secrets %q", all)
		}
	}
	if other, err := s.Secret("omni_owner"); err != nil || other == all[0] {
		t.Fatalf("omni_owner has %q, %v", other, err)
	}
	info, err := os.Stat(filepath.Join(s.home.root, "omni_app.secret"))
	check(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Fatalf("the secret is open: %v", info.Mode())
	}
}

func TestWrongPasswordIsRefused(t *testing.T) {
	t.Parallel()
	s := started(t, Options{Root: openDir(t)})
	s.home.superPassword = "wrong"
	if err := ping(s.SuperURL("postgres")); err == nil || !strings.Contains(err.Error(), "password") {
		t.Fatalf("let in: %v", err)
	}
}

func TestLostPasswordIsSaid(t *testing.T) {
	t.Parallel()
	o := Options{Root: openDir(t)}
	check(t, started(t, o).Stop())
	check(t, os.Remove(secretFile(o.Root, superuser)))
	if _, err := Start(t.Context(), o); err == nil || !strings.Contains(err.Error(), "falta a senha") {
		t.Fatalf("started: %v", err)
	}
}

func TestStartCutShortIsBegunAgain(t *testing.T) {
	t.Parallel()
	o := Options{Root: openDir(t)}
	now, cut := context.WithCancel(t.Context())
	o.Log = writer(func(line []byte) (int, error) {
		if strings.HasPrefix(string(line), "Criando os dados") {
			time.AfterFunc(50*time.Millisecond, cut)
		}
		return len(line), nil
	})
	if _, err := Start(now, o); err == nil || strings.Contains(err.Error(), "\n") {
		t.Fatalf("cut short, it says %v", err)
	}
	o.Log = nil
	s := started(t, o)
	keepRow(t, s)
	if drafts, _ := filepath.Glob(s.home.data() + ".new-*"); len(drafts) > 0 {
		t.Fatalf("left %v", drafts)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(line []byte) (int, error) { return w(line) }

func TestDefaultRoot(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", "/xdg")
	want := "/xdg/omniservicos"
	if os.Geteuid() == 0 {
		want = "/var/lib/omniservicos"
	}
	if got := DefaultRoot(); got != want {
		t.Errorf("with XDG_DATA_HOME it is %s", got)
	}
	t.Setenv("XDG_DATA_HOME", "relative") // the specification says to ignore it
	t.Setenv("HOME", "/home/ana")
	if os.Geteuid() != 0 {
		want = "/home/ana/.local/share/omniservicos"
	}
	if got := DefaultRoot(); got != want {
		t.Errorf("at home it is %s", got)
	}
}

func TestLongRootHasItsSocketElsewhere(t *testing.T) {
	t.Parallel()
	o := Options{Root: filepath.Join(openDir(t), strings.Repeat("pasta/", 20))}
	s := started(t, o)
	keepRow(t, s)
	if strings.HasPrefix(s.home.socket, o.Root) {
		t.Fatalf("the socket is at %s", s.home.socket)
	}
	check(t, s.Stop())
	if exists(s.home.socket) {
		t.Fatalf("left %s", s.home.socket)
	}
}
