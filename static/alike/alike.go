// Package alike holds the rules that the till's page works out by itself to the server's: both sides are given the same
// cases. The scripts run in node, which builds them too.
package alike

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Read reads a file of cases from the package's testdata.
func Read(t testing.TB, name string, into any) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatal(err)
	}
}

// Check gives the cases to the scripts' own rules of this name (static/test/alike.js) and says where they differ.
func Check(t testing.TB, rules string, cases any) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal("não há node nesta máquina")
	} else if err != nil {
		t.Skip("não há node nesta máquina: as regras do navegador não são comparadas")
	}
	mod, err := exec.CommandContext(t.Context(), "go", "env", "GOMOD").Output()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), node, filepath.Join(filepath.Dir(string(mod)), "static/test/alike.js"), rules)
	run.Stdin = bytes.NewReader(raw)
	if said, err := run.CombinedOutput(); err != nil {
		t.Errorf("the browser's %s differ (%v):\n%s", rules, err, said)
	}
}
