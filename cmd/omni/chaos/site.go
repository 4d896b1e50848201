package chaos

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// kind is what gets killed.
type kind string

const (
	app      kind = "app"
	postgres kind = "postgres"
)

// site is `omni serve` on a folder of its own, started again whenever it ends, as systemd and Docker do it.
type site struct {
	program, dir, address string
	env                   []string
	log                   *os.File

	mu       sync.Mutex
	process  *exec.Cmd
	births   int // how many times it was started
	failed   int // starts in a row of which none came to answer
	stopping bool
	ended    chan struct{} // the keeper has nothing left to keep

	deaths map[kind]int
	outage map[kind]time.Duration // the longest, from the kill until it answered again
}

// patience is how long a site may take to be there again: more is an outage that nobody would wait out.
const patience = 60 * time.Second

func newSite(program, base string) (*site, error) {
	dir, err := os.MkdirTemp(base, "omni-chaos-")
	if err != nil {
		return nil, err
	}
	s := &site{program: program, dir: dir, ended: make(chan struct{}), deaths: map[kind]int{}, outage: map[kind]time.Duration{}}
	close(s.ended)
	if err := os.Chmod(dir, 0o755); err != nil { // the server may run as another user
		return nil, err
	}
	if s.log, err = os.Create(filepath.Join(dir, "serve.log")); err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0") // the port stays the same over all its lives
	if err != nil {
		return nil, err
	}
	s.address = l.Addr().String()
	s.env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "PG_BIN=" + os.Getenv("PG_BIN"),
		"OMNI_DATA_DIR=" + filepath.Join(dir, "dados"), "OMNI_ADDR=" + s.address}
	return s, l.Close()
}

// start keeps the site alive from now on, and waits until it answers.
func (s *site) start(ctx context.Context) error {
	s.ended = make(chan struct{})
	go s.keep()
	return s.ready(ctx, 1)
}

// keep starts the site whenever it has ended.
func (s *site) keep() {
	defer close(s.ended)
	for {
		cmd := s.born()
		if cmd == nil {
			return
		}
		_ = cmd.Wait()
	}
}

// born starts the site; nil where it is not wanted any more, or did not come to answer ten times in a row.
func (s *site) born() *exec.Cmd {
	cmd := s.command("serve")
	cmd.Stdout, cmd.Stderr = s.log, s.log
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopping || s.failed == 10 || cmd.Start() != nil {
		return nil
	}
	s.process = cmd
	s.births++
	s.failed++
	return cmd
}

func (s *site) command(args ...string) *exec.Cmd {
	cmd := exec.Command(s.program, args...)
	cmd.Dir, cmd.Env = s.dir, s.env
	return cmd
}

// ask runs a command beside the site and gives what it says.
func (s *site) ask(args ...string) (string, error) {
	cmd := s.command(args...)
	var out, log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &log
	if err := cmd.Run(); err != nil {
		return out.String(), fmt.Errorf("omni %s: %w: %s", strings.Join(args, " "), err, log.String())
	}
	return strings.TrimSpace(out.String()), nil
}

// ready waits until a site of this birth or a later one answers that it is.
func (s *site) ready(ctx context.Context, birth int) error {
	client := http.Client{Timeout: time.Second}
	for limit := time.Now().Add(patience); time.Now().Before(limit); {
		if _, births := s.alive(); births >= birth {
			if answer, err := client.Get("http://" + s.address + "/readyz"); err == nil {
				_ = answer.Body.Close()
				if answer.StatusCode == 200 {
					s.answered()
					return nil
				}
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-s.ended:
			return errors.New("o site não quis mais iniciar:\n" + s.lastWords())
		case <-time.After(10 * time.Millisecond):
		}
	}
	return fmt.Errorf("o site não voltou em %s:\n%s", patience, s.lastWords())
}

func (s *site) answered() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed = 0
}

func (s *site) alive() (*exec.Cmd, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.process, s.births
}

// murder kills with -9, waits until the site answers again, and notes how long that took.
func (s *site) murder(ctx context.Context, k kind) error {
	process, births := s.alive()
	pid := process.Process.Pid
	if k == postgres {
		var err error
		if pid, err = s.postmaster(); err != nil {
			return err
		}
	}
	began := time.Now()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		return fmt.Errorf("kill -9 %s: %w", k, err)
	}
	err := s.ready(ctx, births+1)
	s.deaths[k]++
	s.outage[k] = max(s.outage[k], time.Since(began))
	return err
}

// postmaster is PostgreSQL's first process: the first line of postmaster.pid.
func (s *site) postmaster() (int, error) {
	files, _ := filepath.Glob(filepath.Join(s.dir, "dados", "*", "data", "postmaster.pid"))
	if len(files) != 1 {
		return 0, errors.New("não há um PostgreSQL para matar")
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(raw), "\n")
	return strconv.Atoi(strings.TrimSpace(first))
}

// lastWords is the end of what the site logged.
func (s *site) lastWords() string {
	raw, _ := os.ReadFile(s.log.Name())
	return string(raw[max(0, len(raw)-2000):])
}

// end stops the site and removes its folder.
func (s *site) end() {
	s.mu.Lock()
	s.stopping = true
	if s.process != nil {
		_ = s.process.Process.Signal(syscall.SIGTERM)
	}
	s.mu.Unlock()
	<-s.ended
	_ = s.log.Close()
	_ = os.RemoveAll(s.dir)
}
