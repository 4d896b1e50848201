package pgserver

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/lib/pq"
)

// childWork holds the Options of a child: the test binary run again, as a whole program that keeps a server.
const childWork = "PGSERVER_TEST_CHILD"

func TestMain(m *testing.M) {
	if work := os.Getenv(childWork); work != "" {
		os.Exit(keepServer(work))
	}
	code, err := withChildProgram(m.Run)
	if err != nil {
		fmt.Println(err)
	}
	os.Exit(code)
}

// childProgram is a copy of this binary that every user may run: go's own folder is closed to others.
var childProgram string

// withChildProgram copies before any test forks, since a program that is still open for writing cannot be run.
func withChildProgram(tests func() int) (int, error) {
	dir, err := os.MkdirTemp(memoryDir(), "pgserver-test-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(dir)
	self, err := os.Executable()
	if err != nil {
		return 1, err
	}
	childProgram = filepath.Join(dir, "child")
	if err := exec.Command("cp", self, childProgram).Run(); err != nil {
		return 1, err
	}
	if err := openTree(dir); err != nil {
		return 1, err
	}
	return tests(), nil
}

// keepServer does what omni serve does: start, say so, stop on SIGTERM, fail when the server dies.
func keepServer(work string) int {
	var o Options
	if err := json.Unmarshal([]byte(work), &o); err != nil {
		fmt.Println(err)
		return 2
	}
	s, err := Start(context.Background(), o)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	fmt.Println("ready", s.home.root)
	select {
	case <-stop:
		if err := s.Stop(); err != nil {
			fmt.Println(err)
			return 1
		}
		return 0
	case <-s.Done():
		return 1
	}
}

// child is such a program, running.
type child struct {
	cmd  *exec.Cmd
	root string // of its server
	said string // its first line when it was not "ready"
}

// startChild runs that program, as another user too, and waits for its first line.
func startChild(t *testing.T, o Options, as *owner) child {
	t.Helper()
	work, err := json.Marshal(o)
	check(t, err)
	cmd := exec.Command(childProgram)
	cmd.Dir = "/"
	cmd.Env = append(os.Environ(), childWork+"="+string(work))
	cmd.SysProcAttr = as.attributes()
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	check(t, err)
	c := child{cmd: cmd}
	if root, ready := strings.CutPrefix(strings.TrimSpace(line), "ready "); ready {
		c.root = root
	} else {
		c.said = line
	}
	return c
}

// openDir is a temporary folder that every user may enter, in memory where there is room, since the disk only adds waits.
func openDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp(memoryDir(), "pgserver-test-")
	check(t, err)
	check(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// started is a durable server on root that ends with the test.
func started(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := Start(t.Context(), o)
	check(t, err)
	t.Cleanup(func() { s.Stop() })
	return s
}

// query answers the single value of a statement asked of the superuser's database.
func query(t *testing.T, s *Server, statement string) string {
	t.Helper()
	db, err := sql.Open("postgres", s.SuperURL("postgres"))
	check(t, err)
	defer db.Close()
	var answer string
	check(t, db.QueryRow(statement).Scan(&answer))
	return answer
}

// keepRow commits a row; rowKept proves it there.
func keepRow(t *testing.T, s *Server) {
	t.Helper()
	query(t, s, `create table if not exists kept (name text); insert into kept values ('Ana'); select 'ok'`)
}

func rowKept(t *testing.T, s *Server) {
	t.Helper()
	if got := query(t, s, `select string_agg(name, ',') from kept`); got != "Ana" {
		t.Fatalf("kept %q, want Ana", got)
	}
}

// eventually waits for what another process does, long enough for a busy machine.
func eventually(t *testing.T, what string, true func() bool) {
	t.Helper()
	for limit := time.Now().Add(time.Minute); !true(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatal("still waiting: " + what)
		}
	}
}

// logged is true when the server's log has the words.
func logged(t *testing.T, h *home, words string) bool {
	t.Helper()
	text, err := os.ReadFile(h.log())
	check(t, err)
	return bytes.Contains(text, []byte(words))
}

// ordinaryUser is someone who is not root: nobody where we are root, ourselves otherwise.
func ordinaryUser(t *testing.T) *owner {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil
	}
	return &owner{uid: 65534, gid: 65534}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func ping(url string) error {
	db, err := sql.Open("postgres", url)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Ping()
}
