// Package mail is the outbox: what leaves by e-mail is a row that a job sends. Without a server the row stays where people
// see it.
package mail

import (
	"net/mail"
	"strings"
	"time"

	"omniservicos/store/fault"
)

// The states of an e-mail. Rows carry them.
const (
	Waiting   = "espera"    // a job will send it
	Parked    = "parado"    // no server is set: it goes when somebody sends it again
	Sent      = "enviado"   // a server took it
	Failed    = "falhou"    // it was tried often enough, or refused for good
	Cancelled = "cancelado" // by a person, before it went
)

// Mail is one e-mail, and what became of it.
type Mail struct {
	ID        int64      `db:"id"`
	To        string     `db:"recipient"`
	Subject   string     `db:"subject"`
	Body      string     `db:"body"`
	State     string     `db:"state"`
	Attempts  int        `db:"attempts"`
	Answer    string     `db:"answer"`
	At        time.Time  `db:"at"`
	CreatedBy int64      `db:"created_by"`
	EndedAt   *time.Time `db:"ended_at"`
}

const (
	mostSubject = 200
	mostBody    = 100_000
)

// check refuses what could carry a second header or a second recipient (reliability.md 1.3.11).
func (m Mail) check() error {
	at, err := mail.ParseAddress(m.To)
	switch {
	case err != nil || at.Address != m.To || strings.ContainsAny(m.To, "\r\n"):
		return fault.Blame("to", "Informe um e-mail, como ana@loja.com.br.")
	case m.Subject == "" || len([]rune(m.Subject)) > mostSubject || strings.ContainsAny(m.Subject, "\r\n"):
		return fault.Blame("subject", "O assunto é uma linha de até 200 letras.")
	case m.Body == "" || len(m.Body) > mostBody:
		return fault.Blame("body", "Escreva o texto do e-mail.")
	}
	return nil
}

const mostAttempts = 8

// pause before the next attempt, from a minute to two hours: eight of them take about six hours.
func pause(attempts int) time.Duration { return min(30*time.Second<<attempts, 2*time.Hour) }
