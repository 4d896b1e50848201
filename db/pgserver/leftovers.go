package pgserver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// clearLeftovers stops what still runs on the data though its lock is free: a server whose parent was killed or that
// someone started with pg_ctl, or the sessions of a server that was itself killed. Then it removes the stale pid file,
// whose number may by now be another program's, at which PostgreSQL would refuse to start.
func clearLeftovers(ctx context.Context, o Options, data string) error {
	told := map[int]bool{}
	limit := time.Now().Add(patience)
	for {
		left := serversIn(data)
		if len(left) == 0 {
			break
		}
		for pid, sig := range farewells(left, readPidFile(data).pid) {
			if !told[pid] {
				o.say("Parando um PostgreSQL esquecido nesta pasta (processo %d)…", pid)
				syscall.Kill(pid, sig)
				told[pid] = true
			}
		}
		if time.Now().After(limit) {
			return fmt.Errorf("Um PostgreSQL (processos %v) não larga a pasta %s.", left, data)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
	if err := os.Remove(filepath.Join(data, "postmaster.pid")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// farewells asks the postmaster alone, which ends its sessions; sessions without one are ended each.
func farewells(left []int, postmaster int) map[int]syscall.Signal {
	if slices.Contains(left, postmaster) {
		return map[int]syscall.Signal{postmaster: syscall.SIGINT}
	}
	all := map[int]syscall.Signal{}
	for _, pid := range left {
		all[pid] = syscall.SIGQUIT
	}
	return all
}
