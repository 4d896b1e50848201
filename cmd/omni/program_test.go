package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// program is the built omni, in a folder that every user may enter.
var program string

func TestMain(m *testing.M) {
	dir, err := buildProgram()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

func buildProgram() (dir string, err error) {
	if dir, err = os.MkdirTemp("", "omni-test-"); err != nil {
		return "", err
	}
	program = filepath.Join(dir, "omni")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return dir, fmt.Errorf("%w\n%s", err, out)
	}
	return dir, os.Chmod(dir, 0o755)
}

// home is a private data folder, and the environment of a program that lives there.
type home struct {
	t    *testing.T
	dir  string
	env  []string
	user *syscall.Credential // nil is ourselves
}

func newHome(t *testing.T, env ...string) *home {
	t.Helper()
	dir, err := os.MkdirTemp(memory(), "omni-casa-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil { // the server may run as another user
		t.Fatal(err)
	}
	env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "PG_BIN=" + os.Getenv("PG_BIN"),
		"OMNI_DATA_DIR=" + filepath.Join(dir, "dados"), "OMNI_ADDR=127.0.0.1:0",
	}, env...)
	return &home{t: t, dir: dir, env: env}
}

// memory is the memory disk where there is room on it: these servers never answer before the disk has it, and a dozen of
// them at once would mostly wait.
func memory() string {
	var disk syscall.Statfs_t
	if err := syscall.Statfs("/dev/shm", &disk); err != nil || disk.Bavail*uint64(disk.Bsize) < 2<<30 {
		return ""
	}
	return "/dev/shm"
}

// command is the program about to run in the home.
func (h *home) command(args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Env = h.dir, h.env
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: h.user}
	return cmd
}

// run runs a command to its end and gives its answer, what it said beside it, and its status.
func (h *home) run(args ...string) (out, log string, status int) {
	h.t.Helper()
	cmd := h.command(args...)
	var o, l bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &l
	if err := cmd.Run(); cmd.ProcessState == nil {
		h.t.Fatal(err)
	}
	return o.String(), l.String(), cmd.ProcessState.ExitCode()
}

// must is run for a command that has to succeed.
func (h *home) must(args ...string) string {
	h.t.Helper()
	out, log, status := h.run(args...)
	if status != 0 {
		h.t.Fatalf("omni %s: status %d\n%s%s", strings.Join(args, " "), status, out, log)
	}
	return out
}

// fails is run for a command that has to fail with one line that holds these words.
func (h *home) fails(status int, words string, args ...string) {
	h.t.Helper()
	_, log, got := h.run(args...)
	lines := strings.Split(strings.TrimSpace(log), "\n")
	last := lines[len(lines)-1]
	if got != status || !strings.HasPrefix(last, "omni: ") || !strings.Contains(last, words) {
		h.t.Errorf("omni %s: status %d, want %d with %q\n%s", strings.Join(args, " "), got, status, words, log)
	}
}

// serving is a running serve.
type serving struct {
	home    *home
	cmd     *exec.Cmd
	address string
	log     *bytes.Buffer
	ended   chan error
}

// serve starts the site and waits until it says where it is.
func (h *home) serve() *serving {
	h.t.Helper()
	s := &serving{home: h, cmd: h.command("serve"), log: &bytes.Buffer{}, ended: make(chan error, 1)}
	said, err := s.cmd.StdoutPipe()
	if err != nil {
		h.t.Fatal(err)
	}
	s.cmd.Stderr = s.log
	if err := s.cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = s.cmd.Process.Kill() })
	lines := bufio.NewReader(said)
	first, err := lines.ReadString('\n')
	go func() {
		_, _ = io.Copy(io.Discard, lines) // Wait closes the pipe: read it to its end first
		s.ended <- s.cmd.Wait()
	}()
	var found bool
	if _, s.address, found = strings.Cut(strings.TrimSpace(first), "OmniServiços em "); !found {
		<-s.ended
		h.t.Fatalf("serve said %q (%v)\n%s", first, err, s.log)
	}
	return s
}

// status asks for a page and gives the status of the answer.
func (s *serving) status(path string) int {
	s.home.t.Helper()
	answer, err := http.Get(s.address + path)
	if err != nil {
		s.home.t.Fatalf("%v\n%s", err, s.log)
	}
	_ = answer.Body.Close()
	return answer.StatusCode
}

// stop sends a signal, waits for the end and gives the exit status.
func (s *serving) stop(signal os.Signal) int {
	s.home.t.Helper()
	if err := s.cmd.Process.Signal(signal); err != nil {
		s.home.t.Fatal(err)
	}
	return s.wait()
}

func (s *serving) wait() int {
	s.home.t.Helper()
	limit, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	select {
	case <-s.ended:
	case <-limit.Done():
		s.home.t.Fatalf("serve does not end\n%s", s.log)
	}
	return s.cmd.ProcessState.ExitCode()
}
