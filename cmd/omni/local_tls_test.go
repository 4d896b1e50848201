package main

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

func openTLS(t *testing.T, folder string) *localTLS {
	t.Helper()
	l, err := openLocalTLS(folder)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func leafOf(t *testing.T, l *localTLS) *x509.Certificate {
	t.Helper()
	c, err := l.certificate()
	if err != nil {
		t.Fatal(err)
	}
	return c.Leaf
}

func TestTheShopsAuthorityVouchesForThisMachine(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := openTLS(t, folder)
	l.names = func() []string {
		return []string{"localhost", "127.0.0.1", "192.168.0.7", "200.160.2.3", "exemplo.com.br"}
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(openTLS(t, folder).PEM()) // another start has the same authority
	leaf := leafOf(t, l)
	for _, name := range []string{"localhost", "127.0.0.1", "192.168.0.7"} {
		if _, err := leaf.Verify(x509.VerifyOptions{DNSName: name, Roots: roots}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if names := namesOf(leaf); slices.Contains(names, "200.160.2.3") || slices.Contains(names, "exemplo.com.br") {
		t.Errorf("vouches for %v", names)
	}
}

func TestTheCertificateIsRenewedInTimeAndWhenTheMachineMoves(t *testing.T) {
	t.Parallel()
	l := openTLS(t, t.TempDir())
	now, address := time.Now(), "192.168.0.7"
	l.now = func() time.Time { return now }
	l.names = func() []string { return []string{"localhost", address} }
	first := leafOf(t, l)
	if leafOf(t, l) != first {
		t.Error("made anew without need")
	}
	address = "192.168.0.8"
	now = now.Add(2 * time.Minute)
	moved := leafOf(t, l)
	if !slices.Contains(namesOf(moved), "192.168.0.8") {
		t.Errorf("after moving: %v", namesOf(moved))
	}
	now = moved.NotAfter.Add(-29 * 24 * time.Hour)
	if renewed := leafOf(t, l); renewed == moved || !renewed.NotAfter.After(now.Add(300*24*time.Hour)) {
		t.Errorf("not renewed before its end: until %s", renewed.NotAfter)
	}
}

func TestServeWithItsOwnAuthority(t *testing.T) {
	t.Parallel()
	h := newHome(t, "OMNI_TLS=local")
	s := h.serve()
	blind := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	read := func(c *http.Client, path string) (string, http.Header) {
		t.Helper()
		answer, err := c.Get(s.address + path)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = answer.Body.Close() }()
		body, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != 200 {
			t.Fatalf("%s: %d, %v", path, answer.StatusCode, err)
		}
		return string(body), answer.Header
	}
	if page, _ := read(blind, "/confiar"); !strings.Contains(page, "Windows") || !strings.Contains(page, "iPhone") {
		t.Error("the page does not explain")
	}
	authority, header := read(blind, "/confiar/omniservicos.crt")
	if header.Get("Content-Type") != "application/x-x509-ca-cert" || header.Get("Strict-Transport-Security") != "" {
		t.Errorf("headers %v", header)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM([]byte(authority)) {
		t.Fatal("no certificate was given")
	}
	trusting := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}
	read(trusting, "/healthz")
	s.stop(syscall.SIGTERM)
}
