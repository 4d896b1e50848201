package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/lib/pq"
)

func TestServeStartsStopsAndFindsItsDataAgain(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	s := h.serve()
	if s.status("/readyz") != 200 || s.status("/healthz") != 200 {
		t.Error("it serves, and is not ready")
	}
	h.must("account", "create", "--slug", "ana", "--name", "Loja da Ana")
	h.fails(1, "Outra instância", "serve")
	pid := h.postmaster()
	if status := s.stop(syscall.SIGTERM); status != 0 {
		t.Errorf("SIGTERM ends with %d\n%s", status, s.log)
	}
	if alive(pid) {
		t.Error("the PostgreSQL is still there after a clean stop")
	}
	s = h.serve()
	h.fails(1, "Já existe uma conta", "account", "create", "--slug", "ana", "--name", "Outra")
	if status := s.stop(os.Interrupt); status != 0 {
		t.Errorf("Ctrl-C ends with %d\n%s", status, s.log)
	}
}

func TestServeIsKilledAndRecovers(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	s := h.serve()
	h.must("account", "create", "--slug", "ana", "--name", "Loja da Ana")
	s.stop(syscall.SIGKILL)
	s = h.serve()
	h.fails(1, "Já existe uma conta", "account", "create", "--slug", "ana", "--name", "Outra")

	// Its PostgreSQL dies under it: it says so in one line and ends, and the next start has everything.
	if err := syscall.Kill(h.postmaster(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if status := s.wait(); status != 1 || !strings.Contains(s.log.String(), "o PostgreSQL parou sozinho") {
		t.Errorf("status %d\n%s", status, s.log)
	}
	s = h.serve()
	h.fails(1, "Já existe uma conta", "account", "create", "--slug", "ana", "--name", "Outra")
	h.must("doctor")
	s.stop(syscall.SIGTERM)
}

// postmaster is the process of the home's PostgreSQL.
func (h *home) postmaster() int {
	h.t.Helper()
	files, err := filepath.Glob(filepath.Join(h.dir, "dados", "*", "data", "postmaster.pid"))
	if err != nil || len(files) != 1 {
		h.t.Fatalf("found %v, %v", files, err)
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		h.t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		h.t.Fatal(err)
	}
	return pid
}

// alive says whether a process is more than a zombie.
func alive(pid int) bool {
	_, err := os.Readlink("/proc/" + strconv.Itoa(pid) + "/cwd")
	return err == nil
}

func TestDburlBesideServe(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.fails(1, "inicie com omni serve", "dburl")
	s := h.serve()
	for role, args := range map[string][]string{"omni_app": {"dburl"}, "omni_owner": {"dburl", "--owner"}} {
		database, err := sql.Open("postgres", strings.TrimSpace(h.must(args...)))
		if err != nil {
			t.Fatal(err)
		}
		var who, where string
		if err := database.QueryRow(`select current_user, current_database()`).Scan(&who, &where); err != nil || who != role || where != databaseName {
			t.Errorf("omni %v leads to %s in %s, %v", args, who, where, err)
		}
		_ = database.Close()
	}
	s.stop(syscall.SIGTERM)
}

func TestDburlOfTheSurroundings(t *testing.T) {
	t.Parallel()
	h := newHome(t, "DATABASE_URL=postgres://omni_app:x@banco/omni")
	if got := h.must("dburl"); got != "postgres://omni_app:x@banco/omni\n" {
		t.Errorf("got %q", got)
	}
	h.fails(1, "DATABASE_OWNER_URL", "dburl", "--owner")
}

// An ordinary user has an own data folder and needs nothing of root's.
func TestAnOrdinaryUserServes(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	if os.Geteuid() == 0 {
		h.user = &syscall.Credential{Uid: 65534, Gid: 65534}
		if err := os.Chown(h.dir, 65534, 65534); err != nil {
			t.Fatal(err)
		}
	}
	s := h.serve()
	if s.status("/readyz") != 200 {
		t.Error("not ready")
	}
	h.must("account", "create", "--slug", "ana", "--name", "Loja da Ana")
	if status := s.stop(syscall.SIGTERM); status != 0 {
		t.Errorf("ends with %d\n%s", status, s.log)
	}
}

func TestServeSpeaksTLS(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	cert, key, roots := certificate(t, h.dir)
	h.env = append(h.env, "OMNI_TLS="+cert+","+key)
	s := h.serve()
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}
	answer, err := client.Get(s.address + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	if answer.StatusCode != 200 || answer.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("status %d, headers %v", answer.StatusCode, answer.Header)
	}
	s.stop(syscall.SIGTERM)
}

// certificate is one of our own for 127.0.0.1.
func certificate(t *testing.T, dir string) (cert, key string, roots *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	roots = x509.NewCertPool()
	pemCert := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw})
	roots.AppendCertsFromPEM(pemCert)
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for name, text := range map[string][]byte{cert: pemCert, key: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key, roots
}

func TestAPortThatIsTakenIsSaid(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	h := newHome(t, "OMNI_ADDR="+listener.Addr().String())
	h.fails(1, "já está em uso", "serve")
}
