package account

import (
	"context"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// ReplacePassword is the first entry with a password that somebody else knows: the person chooses their own.
func ReplacePassword(ctx context.Context, d *db.DB, e Entry, m Me, password, ip string) error {
	phc, err := newHash(password, e.Hash)
	if err != nil {
		return err
	}
	return d.InAccount(ctx, e.scope(ip), func(tx *db.Tx) error {
		return SetPassword(tx, e.IdentityID, m.SessionID, phc)
	})
}

// newHash refuses the password that is there already.
func newHash(password, old string) (string, error) {
	phc, err := NewPasswordHash(password)
	if err != nil {
		return "", err
	}
	same, _, err := matches(password, old)
	if err == nil && same {
		err = fault.Blame("senha", "Escolha uma senha diferente da atual.")
	}
	return phc, err
}

// Repassword proves the present password, counted as a try, and hashes the next one: outside any transaction.
func Repassword(ctx context.Context, d *db.DB, m Me, present, next, ip string) (phc string, err error) {
	e, err := provePassword(ctx, d, m, present, ip)
	if err != nil {
		return "", err
	}
	return newHash(next, e.Hash)
}

// provePassword asks who is in for their password again, counted as a try.
func provePassword(ctx context.Context, d *db.DB, m Me, present, ip string) (Entry, error) {
	try, err := BeginTry(ctx, d, Try{Kind: "entrar", Subject: m.Email, IP: ip})
	if err != nil {
		return Entry{}, err
	}
	e, err := FindEntry(ctx, d, m.IdentityID)
	if err != nil {
		return e, err
	}
	ok, _, err := matches(present, e.Hash)
	if err != nil {
		return e, err
	}
	if !ok {
		return e, fault.Blame("atual", "A senha atual não confere.")
	}
	return e, Proved(ctx, d, try)
}

// SetPassword keeps the person's own new password and ends all other sessions: who knew the old one is out.
func SetPassword(tx *db.Tx, identity, session int64, phc string) error {
	if _, err := tx.Exec(ofMember("password_hash = $3, password_temporary = false"), identity, phc); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Senha trocada", Object: "identities", ID: identity})
	return endSessions(tx, identity, session)
}
