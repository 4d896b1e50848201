package pgserver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is the running postmaster.
type process struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when it ended
	err  error         // how it ended; read only after done
}

// run starts the server and waits until it answers, for as long as ctx allows: a recovery may take minutes.
func (p programs) run(ctx context.Context, h *home, k kind) (*process, error) {
	log, err := openLog(h)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	from, err := log.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, err
	}
	// Not bound to ctx: the server outlives its start.
	cmd := p.command(context.Background(), h, "postgres", p.arguments(ctx, h, k)...)
	cmd.Stdout, cmd.Stderr = log, log
	dieWithParent(cmd.SysProcAttr)
	proc, err := launch(cmd)
	if err != nil {
		return nil, err
	}
	if err := proc.waitReady(ctx, h.data()); err != nil {
		proc.end(syscall.SIGINT)
		return nil, fmt.Errorf("O PostgreSQL não iniciou: %s (veja %s)", reason(readFrom(h.log(), from), err), h.log())
	}
	return proc, nil
}

func (p programs) arguments(ctx context.Context, h *home, k kind) []string {
	args := []string{"-D", h.data(), "-k", h.socket}
	settings := append(append([]string{}, common...), k.settings...)
	for _, s := range append(settings, "wal_compression="+p.walCompression(ctx, h)) {
		args = append(args, "-c", s)
	}
	return args
}

// walCompression is lz4 where the programs were built with it: half the log of page images at no measurable cost.
func (p programs) walCompression(ctx context.Context, h *home) string {
	if p.command(ctx, h, "postgres", "-C", "wal_compression", "-D", h.data(), "-c", "wal_compression=lz4").Run() == nil {
		return "lz4"
	}
	return "on"
}

// launch starts cmd and waits for it on one thread that does nothing else: the kernel's word "tell this child when its
// parent dies" is bound to the thread that started it, and Go would end an idle one.
func launch(cmd *exec.Cmd) (*process, error) {
	p := &process{cmd: cmd, done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			p.err = cmd.Wait()
			close(p.done)
		}
	}()
	return p, <-started
}

// waitReady looks at the status that the server writes into its pid file, as pg_ctl does.
func (p *process) waitReady(ctx context.Context, data string) error {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-p.done:
			return fmt.Errorf("o processo terminou (%v)", p.err)
		case <-tick.C:
			if f := readPidFile(data); f.pid == p.cmd.Process.Pid && f.ready {
				return nil
			}
		}
	}
}

// patience is how long a server may take to write its last checkpoint before it is ended without one.
const patience = 2 * time.Minute

// end signals the server and waits until it is gone. A server ended without a checkpoint recovers at its next start.
func (p *process) end(sig syscall.Signal) error {
	p.cmd.Process.Signal(sig)
	select {
	case <-p.done:
	case <-time.After(patience):
		p.cmd.Process.Signal(syscall.SIGQUIT)
		<-p.done
	}
	return p.err
}

// pidFile is what the server says of itself in postmaster.pid.
type pidFile struct {
	pid    int
	socket string
	ready  bool
}

func readPidFile(data string) (f pidFile) {
	text, err := os.ReadFile(data + "/postmaster.pid")
	if err != nil {
		return f
	}
	lines := strings.Split(string(text), "\n")
	f.pid, _ = strconv.Atoi(lines[0])
	if len(lines) > 7 { // pid, data, start, port, socket, address, shared memory, status
		f.socket = lines[4]
		f.ready = strings.TrimSpace(lines[7]) == "ready"
	}
	return f
}

// longestLog is the size at which the log is put aside, at a start, in the place of the one before.
const longestLog = 16 << 20

func openLog(h *home) (*os.File, error) {
	if info, err := os.Stat(h.log()); err == nil && info.Size() > longestLog {
		if err := os.Rename(h.log(), h.log()+".1"); err != nil {
			return nil, err
		}
	}
	f, err := os.OpenFile(h.log(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	return f, errors.Join(h.owner.give(h.log()))
}

func readFrom(path string, offset int64) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	text, _ := io.ReadAll(io.NewSectionReader(f, offset, longestLog))
	return text
}
