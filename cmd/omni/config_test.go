package main

import (
	"bytes"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"omniservicos/db"
)

func surroundings(pairs ...string) func(string) string {
	all := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = pairs[i+1]
	}
	return func(name string) string { return all[name] }
}

func TestNothingConfiguredIsEnough(t *testing.T) {
	c, err := readConfig(surroundings())
	if err != nil {
		t.Fatal(err)
	}
	if c.Addr != ":5000" || !c.ownServer() || c.Demo || c.Dev || c.secure() || c.DataDir == "" {
		t.Errorf("got %+v", c)
	}
}

func TestSettingsThatCannotBe(t *testing.T) {
	for _, c := range []struct{ name, value, says string }{
		{"OMNI_ADDR", "5000", "OMNI_ADDR"},
		{"OMNI_DEMO", "sim", "OMNI_DEMO"},
		{"OMNI_DEV", "true", "OMNI_DEV"},
		{"OMNI_BASE_URL", "loja.com", "OMNI_BASE_URL"},
		{"OMNI_BASE_URL", "https://loja.com/painel", "OMNI_BASE_URL"},
		{"OMNI_BASE_URL", "ftp://loja.com", "OMNI_BASE_URL"},
		{"OMNI_TLS", "cert.pem", "OMNI_TLS"},
		{"OMNI_TLS", "cert.pem,", "OMNI_TLS"},
		{"OMNI_SECRET", "curta", "OMNI_SECRET"},
	} {
		if _, err := readConfig(surroundings(c.name, c.value)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s=%s: got %v", c.name, c.value, err)
		}
	}
}

func TestTheAddressThatPeopleSee(t *testing.T) {
	for _, c := range []struct {
		env    []string
		want   string
		secure bool
	}{
		{nil, "http://localhost:5000", false},
		{[]string{"OMNI_ADDR", "127.0.0.1:0"}, "http://127.0.0.1:5000", false},
		{[]string{"OMNI_ADDR", "[::]:0"}, "http://localhost:5000", false},
		{[]string{"OMNI_BASE_URL", "https://loja.com/"}, "https://loja.com", true},
		{[]string{"OMNI_BASE_URL", "http://loja.com"}, "http://loja.com", false},
		{[]string{"OMNI_TLS", "local"}, "https://localhost:5000", true},
		{[]string{"OMNI_TLS", "c.pem,k.pem"}, "https://localhost:5000", true},
	} {
		config, err := readConfig(surroundings(c.env...))
		if err != nil {
			t.Fatal(err)
		}
		if got := config.address(&net.TCPAddr{Port: 5000}); got != c.want || config.secure() != c.secure {
			t.Errorf("%v: %s, secure %v", c.env, got, config.secure())
		}
	}
}

func TestTheKeyIsKept(t *testing.T) {
	was := db.AuditKey
	t.Cleanup(func() { db.AuditKey = was })
	dir := filepath.Join(t.TempDir(), "dados")
	keyOf := func(env ...string) []byte {
		c, err := readConfig(surroundings(append(env, "OMNI_DATA_DIR", dir)...))
		if err == nil {
			err = c.setKeys()
		}
		if err != nil {
			t.Fatal(err)
		}
		return db.AuditKey
	}
	first := keyOf()
	if again := keyOf(); !bytes.Equal(first, again) || len(first) != 32 {
		t.Error("a second start has another key")
	}
	if given := keyOf("OMNI_SECRET", "uma chave de verdade"); bytes.Equal(first, given) {
		t.Error("OMNI_SECRET changes nothing")
	}
	info, err := os.Stat(filepath.Join(dir, "omni.secret"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key's file: %v, %v", info, err)
	}
}

func TestTheSiteSharesTheCoresWithADatabaseOnThisMachine(t *testing.T) {
	for address, here := range map[string]bool{
		"": true, "postgres://omni_app:x@/omni?host=/tmp/run&sslmode=disable": true, "postgres://omni_app:x@localhost:5432/omni": true,
		"postgres://omni_app:x@127.0.0.1/omni": true, "postgres://omni_app:x@db:5432/omni": false, "postgres://omni_app:x@10.0.0.7/omni": false,
	} {
		if got := (Config{DatabaseURL: address}).databaseIsHere(); got != here {
			t.Errorf("%q: %v", address, got)
		}
	}
}
