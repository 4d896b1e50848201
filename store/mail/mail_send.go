package mail

import (
	"context"
	"errors"
	"net/textproto"

	"omniservicos/db"
)

// Subscribe sends what is in the outbox, between transactions.
func Subscribe(b *db.Bus) { db.Call(b, sendKind, deliver) }

// deliver sends one e-mail. A worker that dies after the server took it sends it again: an e-mail twice is better than none.
func deliver(ctx context.Context, d *db.DB, account int64, f send) error {
	scope := db.Scope{Account: account, Actor: db.Actor{Name: "e-mail"}}
	var m Mail
	err := d.InAccount(ctx, db.Scope{Account: account, ReadOnly: true}, func(tx *db.Tx) (err error) {
		m, err = Find(tx, f.MailID)
		return err
	})
	if err != nil || m.State != Waiting {
		return err
	}
	failure := errNoServer
	if Server != nil {
		failure = Server.send(ctx, m, d.Now())
	}
	if err := d.InAccount(ctx, scope, func(tx *db.Tx) error { return m.settle(tx, failure) }); err != nil {
		return err
	}
	if m.State == Waiting {
		return &db.Wait{For: pause(m.Attempts), Cause: failure}
	}
	return nil
}

var errNoServer = errors.New("Nenhum servidor de e-mail está configurado (OMNI_SMTP_URL).")

// settle keeps what became of the attempt. Who cancelled it meanwhile is told the truth: it went, or it did not.
func (m *Mail) settle(tx *db.Tx, failure error) error {
	now, err := lock(tx, m.ID)
	if err != nil {
		return err
	}
	m.State, m.Attempts, m.Answer, m.EndedAt = now.State, now.Attempts+1, "", nil
	switch {
	case failure == nil:
		m.State, m.EndedAt = Sent, &tx.Now
	case now.State == Cancelled:
		m.EndedAt = now.EndedAt
	case errors.Is(failure, errNoServer):
		m.State, m.Attempts, m.Answer = Parked, now.Attempts, failure.Error()
	case final(failure) || m.Attempts >= mostAttempts:
		m.State, m.Answer, m.EndedAt = Failed, failure.Error(), &tx.Now
	default:
		m.Answer = failure.Error()
	}
	tx.Log(db.Change{Action: "Envio de e-mail", Object: "mails", ID: m.ID, After: map[string]any{"state": m.State, "attempts": m.Attempts, "answer": m.Answer}})
	return m.keep(tx)
}

// final says whether the server refused for good: 5yz (RFC 5321), as for an address that does not exist.
func final(err error) bool {
	var reply *textproto.Error
	return errors.As(err, &reply) && reply.Code/100 == 5
}
