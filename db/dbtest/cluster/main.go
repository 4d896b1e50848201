// Command cluster runs a command beside a throw-away PostgreSQL, whose address it finds in OMNI_TEST_PG: one server for
// all test packages of a run, instead of one for each. It ends with the command's own exit status.
//
//	cluster go test ./...
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"omniservicos/db/pgserver"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: cluster COMMAND [ARGUMENT …]")
		os.Exit(2)
	}
	code, err := run(os.Args[1], os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		code = max(code, 1)
	}
	os.Exit(code)
}

func run(name string, args []string) (code int, err error) {
	server, err := pgserver.Ephemeral(context.Background(), pgserver.Options{
		Bin: os.Getenv("PG_BIN"), NodeModules: "static/node_modules", Log: os.Stderr,
	})
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	cmd := exec.Command(name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), "OMNI_TEST_PG="+server.SuperURL("postgres"))
	if err := cmd.Start(); err != nil {
		return 1, err
	}
	passSignals(cmd.Process)
	var failed *exec.ExitError
	if err := cmd.Wait(); errors.As(err, &failed) {
		return max(failed.ExitCode(), 1), nil
	} else if err != nil {
		return 1, err
	}
	return 0, nil
}

// passSignals lets the command decide how to end: a terminal's Ctrl-C reaches it by itself, so only SIGTERM is passed on.
func passSignals(to *os.Process) {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		for s := range signals {
			if s == syscall.SIGTERM {
				_ = to.Signal(s) // gone already, or told
			}
		}
	}()
}
