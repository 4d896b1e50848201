package main

import (
	"context"
	"flag"
	"io"
	"strings"
)

// command is one verb of the program.
type command struct {
	name    string   // one word, or two: "migrate up"
	args    string   // the operands as help shows them: "ARQUIVO"
	text    string   // what it does, in one line
	more    string   // what else a person should know
	needs   []string // flags that it cannot do without
	prepare func(*flag.FlagSet) action
}

type action func(*call) error

// call is one run of a command, and the world around it.
type call struct {
	ctx    context.Context
	config Config
	args   []string
	getenv func(string) string
	in     io.Reader
	out    io.Writer // the answer
	log    io.Writer // what a person reads beside it
}

// plain is a command without flags.
func plain(a action) func(*flag.FlagSet) action { return func(*flag.FlagSet) action { return a } }

// usageError is wrong usage: exit status 2.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func (c command) misused() error {
	return &usageError{"uso: " + c.synopsis() + " (veja omni " + c.name + " -h)"}
}

// complete says whether a call has all that the command needs.
func (c command) complete(flags *flag.FlagSet) bool {
	for _, name := range c.needs {
		if flags.Lookup(name).Value.String() == "" {
			return false
		}
	}
	return flags.NArg() == len(strings.Fields(c.args))
}

// find takes the command whose words begin args, two words before one.
func find(args []string) (*command, []string) {
	for words := min(2, len(args)); words > 0; words-- {
		name := strings.Join(args[:words], " ")
		for i := range commands {
			if commands[i].name == name {
				return &commands[i], args[words:]
			}
		}
	}
	return nil, nil
}

// unknown answers a word that is no command; "omni migrate" and "omni migrate -h" mean the group.
func unknown(out io.Writer, args []string) error {
	group := groupOf(args[0])
	if len(group) == 0 {
		return &usageError{"não existe o comando " + args[0] + ": veja omni help"}
	}
	if len(args) > 1 && asksHelp(args[1]) {
		return listCommands(out, group)
	}
	var names []string
	for _, c := range group {
		names = append(names, strings.TrimPrefix(c.name, args[0]+" "))
	}
	return &usageError{"uso: omni " + args[0] + " " + strings.Join(names, "|") + " (veja omni " + args[0] + " -h)"}
}

func groupOf(word string) (group []command) {
	for _, c := range commands {
		if strings.HasPrefix(c.name, word+" ") {
			group = append(group, c)
		}
	}
	return group
}

func asksHelp(arg string) bool { return arg == "-h" || arg == "-help" || arg == "--help" }
