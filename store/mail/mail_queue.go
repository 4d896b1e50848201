package mail

import (
	"strings"

	"omniservicos/db"
	"omniservicos/store/fault"
)

const sendKind = "email.enviar"

type send struct{ MailID int64 }

// Queue puts an e-mail in the outbox and writes the job that sends it.
func Queue(tx *db.Tx, to, subject, body string) (Mail, error) {
	m := Mail{
		ID: db.NewID(), To: strings.TrimSpace(to), Subject: strings.TrimSpace(subject), Body: strings.TrimSpace(body),
		State: Waiting, At: tx.Now, CreatedBy: tx.Actor.Identity,
	}
	if err := m.check(); err != nil {
		return m, err
	}
	tx.Log(db.Change{Action: "E-mail na caixa de saída", Object: "mails", ID: m.ID, After: map[string]any{"email": m.To, "subject": m.Subject}})
	err := tx.InsertLater("mails", "id, recipient, subject, body, state, at, created_by", []any{m.ID, m.To, m.Subject, m.Body, m.State, m.At, m.CreatedBy})
	if err != nil {
		return m, err
	}
	return m, tx.EnqueueLater(sendKind, send{m.ID})
}

// Retry sends again what did not go.
func Retry(tx *db.Tx, id int64) (Mail, error) {
	m, err := lock(tx, id)
	if err != nil {
		return m, err
	}
	if m.State == Waiting || m.State == Sent {
		return m, fault.Refuse("Este e-mail já foi enviado ou está na fila: ele vai sozinho.")
	}
	tx.Log(db.Change{Action: "E-mail reenviado", Object: "mails", ID: id, Before: map[string]any{"state": m.State}})
	m.State, m.Attempts, m.Answer, m.EndedAt = Waiting, 0, "", nil
	if err := m.keep(tx); err != nil {
		return m, err
	}
	return m, tx.EnqueueLater(sendKind, send{id})
}

// Cancel keeps an e-mail from going.
func Cancel(tx *db.Tx, id int64) (Mail, error) {
	m, err := lock(tx, id)
	if err != nil {
		return m, err
	}
	if m.State == Sent || m.State == Cancelled {
		return m, fault.Refuse("Este e-mail já foi enviado ou cancelado.")
	}
	tx.Log(db.Change{Action: "E-mail cancelado", Object: "mails", ID: id, Before: map[string]any{"state": m.State}})
	m.State, m.EndedAt = Cancelled, &tx.Now
	return m, m.keep(tx)
}
