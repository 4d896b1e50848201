package mail_test

import (
	"bufio"
	"context"
	"encoding/base64"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/fault"
	"omniservicos/store/mail"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// server plays SMTP: it answers each command, and says what it likes to whom a letter is for.
type server struct {
	net.Listener
	mu      sync.Mutex
	rcpt    string // the answer to RCPT
	letters []string
	auths   int
}

func listen(t *testing.T) *server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{Listener: l, rcpt: "250 ok"}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go s.talk(c)
		}
	}()
	return s
}

func (s *server) talk(c net.Conn) {
	defer func() { _ = c.Close() }()
	say := func(line string) { _, _ = fmt.Fprint(c, line+"\r\n") }
	say("220 teste")
	for in := bufio.NewScanner(c); in.Scan(); {
		s.mu.Lock()
		rcpt := s.rcpt
		s.mu.Unlock()
		switch word, _, _ := strings.Cut(in.Text(), " "); word {
		case "EHLO":
			say("250-teste\r\n250 AUTH PLAIN")
		case "AUTH":
			s.mu.Lock()
			s.auths++
			s.mu.Unlock()
			say("235 ok")
		case "RCPT":
			say(rcpt)
		case "DATA":
			say("354 go")
			var letter strings.Builder
			for in.Scan() && in.Text() != "." {
				letter.WriteString(in.Text() + "\n")
			}
			s.mu.Lock()
			s.letters = append(s.letters, letter.String())
			s.mu.Unlock()
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func (s *server) answers(rcpt string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rcpt = rcpt
}

// office is a shop in a database of its own, whose jobs are worked here, with this server or none.
func office(t *testing.T, s *server) *storetest.Shop {
	t.Helper()
	mail.Server = nil
	if s != nil {
		at, err := mail.Parse("smtp://ana:segredo@" + s.Addr().String() + "?from=" + "Loja+%3Cavisos%40loja.exemplo%3E")
		if err != nil {
			t.Fatal(err)
		}
		mail.Server = at
	}
	d, _ := dbtest.Fresh(t)
	return storetest.In(t, d)
}

func work(shop *storetest.Shop) {
	shop.T.Helper()
	if _, err := shop.DB.WorkOnce(context.Background()); err != nil {
		shop.T.Fatal(err)
	}
}

func queue(shop *storetest.Shop, subject, body string) (m mail.Mail) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		m, err = mail.Queue(tx, "bia@cliente.exemplo", subject, body)
		return err
	})
	return m
}

func now(shop *storetest.Shop, m mail.Mail) (found mail.Mail) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) { found, err = mail.Find(tx, m.ID); return err })
	return found
}

func TestALetterIsHandedOverOnceAndWhole(t *testing.T) {
	s := listen(t)
	shop := office(t, s)
	body := "Olá, Bia!\n.\nlinha que começa com ponto\n" + strings.Repeat("ç", 500)
	m := queue(shop, "Orçamento nº 12: vidraça", body)
	work(shop)
	work(shop)
	if len(s.letters) != 1 || s.auths != 1 {
		t.Fatalf("%d letters, %d sign-ins", len(s.letters), s.auths)
	}
	head, text, _ := strings.Cut(s.letters[0], "\n\n")
	raw, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(text, "\n", ""))
	if err != nil || strings.ReplaceAll(string(raw), "\r\n", "\n") != body {
		t.Errorf("the text arrived as %q %v", raw, err)
	}
	for _, want := range []string{`From: "Loja" <avisos@loja.exemplo>`, "To: <bia@cliente.exemplo>", "Subject: =?utf-8?q?Or=C3=A7amento_n=C2=BA_12:_vidra=C3=A7a?=", fmt.Sprintf("Message-ID: <omni-%d@loja.exemplo>", m.ID)} {
		if !strings.Contains(head, want) {
			t.Errorf("%q is not in\n%s", want, head)
		}
	}
	if got := now(shop, m); got.State != mail.Sent || got.Attempts != 1 || got.EndedAt == nil {
		t.Errorf("%+v", got)
	}
	if err := shop.Try(func(tx *db.Tx) error { _, err := mail.Cancel(tx, m.ID); return err }); !fault.Is(err, fault.Refused) {
		t.Errorf("a letter that went was cancelled: %v", err)
	}
}

func TestAServerThatIsBusyIsTriedAgainLater(t *testing.T) {
	s := listen(t)
	s.answers("451 tente mais tarde")
	shop := office(t, s)
	m := queue(shop, "Aviso", "texto")
	work(shop)
	got := now(shop, m)
	if got.State != mail.Waiting || got.Attempts != 1 || !strings.Contains(got.Answer, "tente mais tarde") {
		t.Fatalf("%+v", got)
	}
	var wait time.Duration
	shop.Do(func(tx *db.Tx) error {
		var at time.Time
		err := tx.Get(&at, `select run_at from jobs where account_id = $1 and kind = 'email.enviar'`)
		wait = time.Until(at)
		return err
	})
	if wait < 40*time.Second || wait > 61*time.Second {
		t.Errorf("the next attempt is in %s", wait)
	}
	s.answers("250 ok")
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "teste", Object: "jobs"})
		_, err := tx.Exec(`update jobs set run_at = now() where account_id = $1`)
		return err
	})
	work(shop)
	if got := now(shop, m); got.State != mail.Sent || got.Answer != "" {
		t.Errorf("%+v", got)
	}
}

func TestAnAddressThatDoesNotExistIsTriedOnceAndAgainWhenAsked(t *testing.T) {
	s := listen(t)
	s.answers("550 no such user")
	shop := office(t, s)
	m := queue(shop, "Aviso", "texto")
	work(shop)
	if got := now(shop, m); got.State != mail.Failed || got.Attempts != 1 {
		t.Fatalf("%+v", got)
	}
	s.answers("250 ok")
	shop.Do(func(tx *db.Tx) error { _, err := mail.Retry(tx, m.ID); return err })
	work(shop)
	if got := now(shop, m); got.State != mail.Sent || len(s.letters) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestWithoutAServerALetterWaitsInSight(t *testing.T) {
	shop := office(t, nil)
	m, other := queue(shop, "Aviso", "texto"), queue(shop, "Outro", "texto")
	work(shop)
	if got := now(shop, m); got.State != mail.Parked || !strings.Contains(got.Answer, "OMNI_SMTP_URL") {
		t.Fatalf("%+v", got)
	}
	shop.Do(func(tx *db.Tx) error { _, err := mail.Cancel(tx, other.ID); return err })
	s := listen(t)
	mail.Server, _ = mail.Parse("smtp://" + s.Addr().String() + "?from=a@b.co")
	work(shop)
	if len(s.letters) != 0 {
		t.Error("what waited for a server went by itself, weeks late")
	}
	shop.Do(func(tx *db.Tx) error { _, err := mail.Retry(tx, m.ID); return err })
	work(shop)
	if got := now(shop, m); got.State != mail.Sent {
		t.Errorf("%+v", got)
	}
	if got := now(shop, other); got.State != mail.Cancelled {
		t.Errorf("%+v", got)
	}
}

func TestWhatIsNoLetter(t *testing.T) {
	shop := office(t, nil)
	for _, c := range [][3]string{
		{"bia", "x", "y"}, {"Bia <bia@b.co>", "x", "y"}, {"bia@b.co\r\nBcc: todos@b.co", "x", "y"}, {"bia@b.co, rui@b.co", "x", "y"},
		{"bia@b.co", "", "y"}, {"bia@b.co", "x\r\nBcc: todos@b.co", "y"}, {"bia@b.co", "x", " "}, {"bia@b.co", strings.Repeat("x", 201), "y"},
	} {
		if err := shop.Try(func(tx *db.Tx) error { _, err := mail.Queue(tx, c[0], c[1], c[2]); return err }); !fault.Is(err, fault.Blamed) {
			t.Errorf("%.60q: %v", c, err)
		}
	}
	if n := shop.Count("mails"); n != 0 {
		t.Errorf("%d were kept", n)
	}
}

func TestWhatIsNoServer(t *testing.T) {
	for _, bad := range []string{"", "smtp://", "http://x?from=a@b.co", "smtp://host", "smtp://host?from=nada"} {
		if _, err := mail.Parse(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
