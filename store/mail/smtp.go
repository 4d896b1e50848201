package mail

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/mail"
	"net/smtp"
	"net/url"
	"strings"
	"time"
)

// SMTP is where e-mails are handed over. serve sets Server from OMNI_SMTP_URL; nil: nowhere.
type SMTP struct {
	host, port     string
	user, password string
	from           mail.Address
	implicit       bool // TLS from the first byte (smtps, 465); else STARTTLS where the server has it
	plain          bool // on this machine: a password may go without TLS
	roots          *tls.Config
}

// Server is the installation's.
var Server *SMTP

// Parse reads "smtp://user:password@smtp.exemplo.com:587?from=Loja+<avisos@exemplo.com>"; smtps:// is TLS from the start.
func Parse(address string) (*SMTP, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || (u.Scheme != "smtp" && u.Scheme != "smtps") {
		return nil, errors.New("OMNI_SMTP_URL não é um endereço como smtp://usuario:senha@smtp.exemplo.com:587?from=avisos@exemplo.com")
	}
	from, err := mail.ParseAddress(u.Query().Get("from"))
	if err != nil {
		return nil, errors.New("OMNI_SMTP_URL precisa de ?from= com o e-mail de quem envia")
	}
	s := &SMTP{host: u.Hostname(), port: u.Port(), from: *from, implicit: u.Scheme == "smtps"}
	s.user = u.User.Username()
	s.password, _ = u.User.Password()
	if s.port == "" {
		s.port = map[bool]string{true: "465", false: "587"}[s.implicit]
	}
	ip := net.ParseIP(s.host)
	s.plain = s.host == "localhost" || ip.IsLoopback()
	s.roots = &tls.Config{ServerName: s.host, MinVersion: tls.VersionTLS12}
	return s, nil
}

const (
	dialLimit = 10 * time.Second
	talkLimit = 60 * time.Second
)

// send hands one e-mail over.
func (s *SMTP) send(ctx context.Context, m Mail, now time.Time) error {
	conn, err := (&net.Dialer{Timeout: dialLimit}).DialContext(ctx, "tcp", net.JoinHostPort(s.host, s.port))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	if err := conn.SetDeadline(time.Now().Add(talkLimit)); err != nil {
		return err
	}
	if s.implicit {
		conn = tls.Client(conn, s.roots)
	}
	c, err := smtp.NewClient(conn, s.host)
	if err != nil {
		return err
	}
	if err := s.greet(c); err != nil {
		return err
	}
	return s.hand(c, m, now)
}

// greet makes the line private and says who we are. A password never goes in the clear, but on this machine.
func (s *SMTP) greet(c *smtp.Client) error {
	private := s.implicit
	if ok, _ := c.Extension("STARTTLS"); ok && !private {
		if err := c.StartTLS(s.roots); err != nil {
			return err
		}
		private = true
	}
	if s.user == "" {
		return nil
	}
	if !private && !s.plain {
		return errors.New("o servidor de e-mail não oferece TLS: a senha não foi enviada")
	}
	return c.Auth(smtp.PlainAuth("", s.user, s.password, s.host))
}

func (s *SMTP) hand(c *smtp.Client, m Mail, now time.Time) error {
	if err := c.Mail(s.from.Address); err != nil {
		return err
	}
	if err := c.Rcpt(m.To); err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write(s.message(m, now)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	_ = c.Quit() // it was taken: what is said afterwards changes nothing
	return nil
}

// message is the e-mail as it travels: plain text in UTF-8, under base64 so that no line is too long or begins with a dot.
// Its id is the row's, so that one sent twice is seen as one.
func (s *SMTP) message(m Mail, now time.Time) []byte {
	var b bytes.Buffer
	_, domain, _ := strings.Cut(s.from.Address, "@")
	for _, h := range [][2]string{
		{"From", s.from.String()}, {"To", (&mail.Address{Address: m.To}).String()}, {"Subject", mime.QEncoding.Encode("utf-8", m.Subject)},
		{"Date", now.Format(time.RFC1123Z)}, {"Message-ID", fmt.Sprintf("<omni-%d@%s>", m.ID, domain)},
		{"MIME-Version", "1.0"}, {"Content-Type", "text/plain; charset=utf-8"}, {"Content-Transfer-Encoding", "base64"},
		{"Auto-Submitted", "auto-generated"},
	} {
		b.WriteString(h[0] + ": " + h[1] + "\r\n")
	}
	b.WriteString("\r\n")
	text := base64.StdEncoding.EncodeToString([]byte(strings.ReplaceAll(m.Body, "\n", "\r\n")))
	for ; len(text) > 76; text = text[76:] {
		b.WriteString(text[:76] + "\r\n")
	}
	b.WriteString(text + "\r\n")
	return b.Bytes()
}
