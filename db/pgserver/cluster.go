package pgserver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// createCluster runs initdb unless the data is there. It works aside and renames at the end, so that a start cut short
// leaves nothing that could be taken for data.
func (p programs) createCluster(ctx context.Context, o Options, h *home, k kind) error {
	if h.hasData() {
		return nil
	}
	o.say("Criando os dados do PostgreSQL %d em %s…", p.major, h.data())
	draft, err := draftFolder(h)
	if err != nil {
		return err
	}
	password, err := passwordFile(h)
	if err != nil {
		return err
	}
	defer os.Remove(password)
	args := []string{"-D", draft, "-U", superuser, "--pwfile", password, "--auth=scram-sha-256", "--encoding=UTF8"}
	args = append(args, locale()...)
	out, err := p.command(ctx, h, "initdb", append(args, k.initdb...)...).CombinedOutput()
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("O PostgreSQL não roda como root, e seu usuário não chega a %s: escolha em OMNI_DATA_DIR uma pasta aberta a todos no caminho.", h.base())
	}
	if err != nil {
		return fmt.Errorf("Não foi possível criar os dados do PostgreSQL em %s: %s", h.data(), reason(out, err))
	}
	return os.Rename(draft, h.data())
}

// draftFolder is a new one each time: the initdb of a start that was killed may still be writing into its own.
func draftFolder(h *home) (string, error) {
	const name = "data.new-"
	old, _ := filepath.Glob(filepath.Join(h.base(), name+"*"))
	for _, dir := range old {
		if err := os.RemoveAll(dir); err != nil {
			return "", err
		}
	}
	dir, err := os.MkdirTemp(h.base(), name) // 0700
	if err != nil {
		return "", err
	}
	return dir, h.owner.give(dir)
}

// locale orders text by its bytes and knows letters beyond ASCII; columns that people sort by name their own collation.
func locale() []string {
	if runtime.GOOS == "darwin" { // has no C.UTF-8
		return []string{"--locale=C", "--lc-ctype=UTF-8"}
	}
	return []string{"--locale=C.UTF-8"}
}

// passwordFile writes the superuser's password where initdb, already another user, can read it.
func passwordFile(h *home) (string, error) {
	f, err := os.CreateTemp(h.base(), "password-") // 0600
	if err != nil {
		return "", err
	}
	defer f.Close()
	if _, err := f.WriteString(h.superPassword); err != nil {
		return "", err
	}
	return f.Name(), h.owner.give(f.Name())
}

// command is a server program run as the server's user, in a folder that this user may enter.
func (p programs) command(ctx context.Context, h *home, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(p.dir, name), args...)
	cmd.Dir = h.base()
	cmd.Env = environment()
	cmd.SysProcAttr = h.owner.attributes()
	return cmd
}

// environment is ours without what would change the server's ports, folders or options.
func environment() []string {
	var kept []string
	for _, line := range os.Environ() {
		if !strings.HasPrefix(line, "PG") {
			kept = append(kept, line)
		}
	}
	return kept
}

// reason is the line of a program's output that says what went wrong.
func reason(output []byte, err error) string {
	lines := strings.Split(strings.TrimSpace(string(output)), "\n")
	for _, line := range lines {
		if strings.Contains(line, "error:") || strings.Contains(line, "FATAL:") || strings.Contains(line, "PANIC:") {
			return strings.TrimSpace(line)
		}
	}
	if last := strings.TrimSpace(lines[len(lines)-1]); last != "" {
		return last
	}
	return err.Error()
}
