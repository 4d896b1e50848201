package main

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// showHelp answers "omni help", and "omni help migrate up" as "omni migrate up -h" would.
func showHelp(out io.Writer, words []string) error {
	if len(words) > 0 {
		if c, rest := find(words); c != nil && len(rest) == 0 {
			return c.help(out)
		}
		return unknown(out, append(words[:1:1], "-h"))
	}
	fmt.Fprint(out, "OmniServiços: loja, caixa, estoque e finanças num programa só.\n\nUso: omni COMANDO [opções]\n\nComandos:\n")
	if err := listCommands(out, commands); err != nil {
		return err
	}
	fmt.Fprint(out, "\nomni COMANDO -h, ou omni help COMANDO, explica cada um. Erros saem em uma linha com estado 1; uso errado, com estado 2.\n\nAmbiente:\n")
	return listSettings(out)
}

func listCommands(out io.Writer, list []command) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, c := range list {
		fmt.Fprintf(w, "  %s\t%s\n", strings.TrimSpace(c.name+" "+c.args), c.text)
	}
	return w.Flush()
}

func listSettings(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, s := range settings {
		fmt.Fprintf(w, "  %s\t%s\n", s.name, s.text)
	}
	return w.Flush()
}

// help is the whole of a command's "-h".
func (c command) help(out io.Writer) error {
	fmt.Fprintf(out, "Uso: %s\n\n%s%s.\n", c.synopsis(), strings.ToUpper(c.text[:1]), c.text[1:])
	if c.more != "" {
		fmt.Fprintf(out, "\n%s\n", c.more)
	}
	flags := c.flags()
	if len(flags) == 0 {
		return nil
	}
	fmt.Fprintln(out, "\nOpções:")
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, f := range flags {
		value, text := flag.UnquoteUsage(f)
		fmt.Fprintf(w, "  %s\t%s\n", option(f.Name, value), text)
	}
	return w.Flush()
}

// synopsis is the command with all that it takes.
func (c command) synopsis() string {
	words := []string{"omni", c.name}
	for _, f := range c.flags() {
		value, _ := flag.UnquoteUsage(f)
		word := option(f.Name, value)
		if !slices.Contains(c.needs, f.Name) {
			word = "[" + word + "]"
		}
		words = append(words, word)
	}
	if c.args != "" {
		words = append(words, c.args)
	}
	return strings.Join(words, " ")
}

func (c command) flags() (all []*flag.Flag) {
	set := flag.NewFlagSet(c.name, flag.ContinueOnError)
	c.prepare(set)
	set.VisitAll(func(f *flag.Flag) { all = append(all, f) })
	return all
}

func option(name, value string) string { return strings.TrimSpace("--" + name + " " + value) }
