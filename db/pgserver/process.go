package pgserver

import (
	"context"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"slices"
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
	for _, s := range slices.Concat(common, k.settings, []string{"wal_compression=" + p.walCompression(ctx, h)}) {
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
