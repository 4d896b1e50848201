// Command omni is the whole of OmniServiços: it serves the site, keeps the database, and answers the person who runs it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // a business day is its zone's, and a small machine has no list of zones
)

// commands in the order in which help shows them.
var commands = []command{
	serveCommand,
	migrateUpCommand, migrateDownCommand, migrateStatusCommand, migrateNewCommand, migrateInitCommand,
	seedCommand, dburlCommand,
	accountCreateCommand, userCreateCommand, userPasswdCommand, tokenCreateCommand,
	backupCommand, restoreCommand, doctorCommand, benchCommand, chaosCommand,
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends at once
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process: it gives the exit status.
func run(ctx context.Context, args []string, getenv func(string) string, in io.Reader, out, log io.Writer) int {
	err := dispatch(&call{ctx: ctx, args: args, getenv: getenv, in: in, out: out, log: log})
	var wrong *usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &wrong):
		fmt.Fprintln(log, "omni:", oneLine(err))
		return 2
	default:
		fmt.Fprintln(log, "omni:", oneLine(err))
		return 1
	}
}

// dispatch finds the command, reads its flags and runs it.
func dispatch(c *call) error {
	if len(c.args) == 0 {
		return &usageError{"diga o que fazer: veja omni help"}
	}
	if asksHelp(c.args[0]) || c.args[0] == "help" {
		return showHelp(c.out, c.args[1:])
	}
	found, rest := find(c.args)
	if found == nil {
		return unknown(c.out, c.args)
	}
	flags := flag.NewFlagSet(found.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	action := found.prepare(flags)
	err := flags.Parse(rest)
	if errors.Is(err, flag.ErrHelp) {
		return found.help(c.out)
	}
	if err != nil || !found.complete(flags) {
		return found.misused()
	}
	c.args = flags.Args()
	if c.config, err = readConfig(c.getenv); err != nil {
		return err
	}
	return action(c)
}

// oneLine keeps an error to the one line that a person or a log reads.
func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
