package account

import (
	"context"
	"database/sql"
	"errors"

	"omniservicos/db"
)

const entryQuery = `
	select i.id, i.email, i.name, i.password_hash, i.disabled_at is not null as disabled, i.totp_secret <> '' as enrolled,
	       i.password_temporary as temporary,
	       exists (select 1 from memberships m
	                where m.identity_id = i.id and m.ended_at is null and m.roles && '{dono,gerente}') as trusted,
	       coalesce((select m.account_id from memberships m
	                  where m.identity_id = i.id and m.ended_at is null
	                  order by (select max(s.created_at) from sessions s
	                             where s.identity_id = i.id and s.account_id = m.account_id and s.kind = 'web') desc nulls last,
	                        m.account_id limit 1), 0) as account_id
	  from identities i`

// CheckLogin says who stands at the door. It hashes, and so runs outside any transaction.
func CheckLogin(ctx context.Context, d *db.DB, l Login) (Entry, error) {
	try, err := BeginTry(ctx, d, Try{Kind: "entrar", Subject: l.Email, IP: l.IP})
	if err != nil {
		return Entry{}, err
	}
	var e Entry
	err = d.Look(ctx, &e, entryQuery+` where i.email = $1`, tidyEmail(l.Email))
	if errors.Is(err, sql.ErrNoRows) {
		e, err = Entry{Hash: nobody, Disabled: true}, nil
	}
	if err != nil {
		return Entry{}, err
	}
	ok, old, err := matches(l.Password, e.Hash)
	if err != nil {
		return Entry{}, err
	}
	if !ok || e.Disabled {
		return Entry{}, errWrong
	}
	if e.AccountID == 0 {
		return Entry{}, errNoAccount
	}
	if err := Proved(ctx, d, try); err != nil || !old {
		return e, err
	}
	return e, raise(ctx, d, e, l.Password)
}

// FindEntry is the same person later, between the password and the account.
func FindEntry(ctx context.Context, d *db.DB, identity int64) (e Entry, err error) {
	err = d.Look(ctx, &e, entryQuery+` where i.id = $1`, identity)
	return e, err
}

// raise hashes a right password anew, with today's parameters. A password set before a rule was made stays good.
func raise(ctx context.Context, d *db.DB, e Entry, password string) error {
	phc, err := hashPassword(password)
	if err != nil {
		return err
	}
	return d.Global(ctx, func(tx *db.GlobalTx) error {
		_, err := tx.Exec(`update identities set password_hash = $2 where id = $1 and password_hash = $3`, e.IdentityID, phc, e.Hash)
		return err
	})
}

// NoteEntry leaves the entry in the account's audit.
func NoteEntry(ctx context.Context, d *db.DB, e Entry, ip string) error {
	return d.InAccount(ctx, e.scope(ip), func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Entrada na conta", Object: "sessions", ID: e.IdentityID})
		return nil
	})
}
