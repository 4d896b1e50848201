package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// say runs the program in this process.
func say(t *testing.T, env []string, args ...string) (out, log string, status int) {
	t.Helper()
	var o, l bytes.Buffer
	status = run(context.Background(), args, surroundings(env...), strings.NewReader(""), &o, &l)
	return o.String(), l.String(), status
}

func TestEveryCommandExplainsItself(t *testing.T) {
	all, _, status := say(t, nil, "help")
	if status != 0 {
		t.Errorf("help ends with %d", status)
	}
	for _, c := range commands {
		if !strings.Contains(all, "\n  "+c.name) || !strings.Contains(all, c.text) {
			t.Errorf("help does not tell of %s", c.name)
		}
		for _, args := range [][]string{append(strings.Fields(c.name), "-h"), append(strings.Fields(c.name), "--help"), append([]string{"help"}, strings.Fields(c.name)...)} {
			out, log, status := say(t, nil, args...)
			if status != 0 || log != "" || !strings.HasPrefix(out, "Uso: omni "+c.name) {
				t.Errorf("omni %v: status %d, %q, %q", args, status, out, log)
			}
			for _, f := range c.flags() {
				if _, text := flag.UnquoteUsage(f); !strings.Contains(out, "--"+f.Name) || text == "" || !strings.Contains(out, text) {
					t.Errorf("omni %v does not explain --%s", args, f.Name)
				}
			}
		}
	}
}

func TestWrongUsageEndsWithTwo(t *testing.T) {
	wrong := [][]string{{}, {"vender"}, {"migrate"}, {"migrate", "para-cima"}, {"help", "vender"}, {"serve", "já"}, {"backup"}, {"backup", "a", "b"}, {"migrate", "new", "Não Pode"}}
	for _, c := range commands {
		wrong = append(wrong, append(strings.Fields(c.name), "--nao-existe"))
		if len(c.needs) > 0 {
			wrong = append(wrong, strings.Fields(c.name))
		}
	}
	for _, args := range wrong {
		out, log, status := say(t, nil, args...)
		if status != 2 || out != "" || strings.Count(log, "\n") != 1 || !strings.HasPrefix(log, "omni: ") {
			t.Errorf("omni %v: status %d, said %q and %q", args, status, out, log)
		}
	}
}

func TestABadSettingEndsWithOne(t *testing.T) {
	_, log, status := say(t, []string{"OMNI_DEMO", "talvez"}, "serve")
	if status != 1 || strings.Count(log, "\n") != 1 {
		t.Errorf("status %d, said %q", status, log)
	}
}

func TestTheReadmeTellsOfEverySettingAndCommand(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range settings {
		if !bytes.Contains(readme, []byte("`"+s.name+"`")) {
			t.Errorf("the README does not tell of %s", s.name)
		}
	}
	for _, c := range commands {
		if !bytes.Contains(readme, []byte("omni "+c.name)) {
			t.Errorf("the README does not tell of omni %s", c.name)
		}
	}
}

func TestANewMigrationIsAFile(t *testing.T) {
	t.Chdir(t.TempDir())
	if _, log, status := say(t, nil, "migrate", "new", "titles_index"); status != 1 {
		t.Errorf("without a project: status %d, said %q", status, log)
	}
	if err := os.MkdirAll("db/migrations", 0o755); err != nil {
		t.Fatal(err)
	}
	out, log, status := say(t, nil, "migrate", "new", "titles_index")
	text, err := os.ReadFile(strings.TrimSpace(out))
	if status != 0 || err != nil || !bytes.Contains(text, []byte("-- +migrate Up")) || !strings.HasSuffix(out, "_titles_index.sql\n") {
		t.Errorf("status %d, said %q %q, wrote %q (%v)", status, out, log, text, err)
	}
}
