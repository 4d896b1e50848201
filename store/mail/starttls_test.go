package mail

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// A server that offers STARTTLS hears the password only behind it, and only where somebody vouches for its certificate.
func TestAPasswordTravelsOnlyInPrivate(t *testing.T) {
	site := httptest.NewTLSServer(nil) // for its certificate
	defer site.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	heard := make(chan string, 64)
	go play(l, site.TLS.Certificates[0], heard)
	s, err := Parse("smtp://ana:segredo@" + l.Addr().String() + "?from=avisos@loja.exemplo")
	if err != nil {
		t.Fatal(err)
	}
	m := Mail{ID: 1, To: "bia@cliente.exemplo", Subject: "Oi", Body: "texto"}
	if err := s.send(context.Background(), m, time.Now()); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Fatalf("a certificate that nobody vouches for was taken: %v", err)
	}
	s.roots.RootCAs = x509.NewCertPool()
	s.roots.RootCAs.AddCert(site.Certificate())
	if err := s.send(context.Background(), m, time.Now()); err != nil {
		t.Fatal(err)
	}
	close(heard)
	var open, private []string
	for line := range heard {
		if said, ok := strings.CutPrefix(line, "tls "); ok {
			private = append(private, said)
		} else {
			open = append(open, line)
		}
	}
	if clear, inside := strings.Join(open, "|"), strings.Join(private, "|"); strings.Contains(clear, "AUTH") || !strings.Contains(inside, "AUTH PLAIN") || !strings.Contains(inside, "RCPT") {
		t.Errorf("in the clear: %s; in private: %s", clear, inside)
	}
}

// play answers SMTP, first in the clear and after STARTTLS in private.
func play(l net.Listener, certificate tls.Certificate, heard chan<- string) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		talk(c, certificate, heard)
	}
}

func talk(c net.Conn, certificate tls.Certificate, heard chan<- string) {
	defer func() { _ = c.Close() }()
	_, _ = fmt.Fprint(c, "220 teste\r\n")
	in, mark := bufio.NewScanner(c), ""
	for in.Scan() {
		heard <- mark + in.Text()
		answer := "250 ok"
		switch word, _, _ := strings.Cut(in.Text(), " "); word {
		case "EHLO":
			answer = "250-teste\r\n250-STARTTLS\r\n250 AUTH PLAIN"
		case "STARTTLS":
			_, _ = fmt.Fprint(c, "220 go\r\n")
			c = tls.Server(c, &tls.Config{Certificates: []tls.Certificate{certificate}})
			in, mark = bufio.NewScanner(c), "tls "
			continue
		case "AUTH":
			answer = "235 ok"
		case "DATA":
			_, _ = fmt.Fprint(c, "354 go\r\n")
			for in.Scan() && in.Text() != "." {
			}
			answer = "250 taken"
		case "QUIT":
			_, _ = fmt.Fprint(c, "221 bye\r\n")
			return
		}
		_, _ = fmt.Fprint(c, answer+"\r\n")
	}
}
