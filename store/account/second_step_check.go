package account

import (
	"context"

	"github.com/lib/pq"

	"omniservicos/db"
)

// CheckCode takes the code of a person's app, or one of the recovery codes; each is good once.
func CheckCode(ctx context.Context, d *db.DB, e Entry, code, ip string) error {
	return prove(ctx, d, e, ip, func(tx *db.Tx) error {
		code = bareCode(code)
		if len(code) == 6 {
			return useCode(tx, e.IdentityID, code)
		}
		return useRecovery(tx, e.IdentityID, code)
	})
}

// prove runs fn in the account as one counted try.
func prove(ctx context.Context, d *db.DB, e Entry, ip string, fn func(*db.Tx) error) error {
	try, err := BeginTry(ctx, d, Try{Kind: "totp", Subject: e.Email, IP: ip})
	if err != nil {
		return err
	}
	if err := d.InAccount(ctx, e.scope(ip), fn); err != nil {
		return err
	}
	return Proved(ctx, d, try)
}

func (e Entry) scope(ip string) db.Scope {
	return db.Scope{Account: e.AccountID, Actor: db.Actor{Identity: e.IdentityID, Name: e.Name, IP: ip}}
}

func useCode(tx *db.Tx, identity int64, code string) error {
	var kept struct {
		Secret string `db:"totp_secret"`
		Step   int64  `db:"totp_step"`
	}
	err := tx.Find(&kept, "Você não participa mais desta conta.", `
		select i.totp_secret, i.totp_step from identities i join memberships m on m.identity_id = i.id
		 where m.account_id = $1 and i.id = $2 and i.totp_secret <> '' for update of i`, identity)
	if err != nil {
		return err
	}
	secret, err := unsealed(identity, kept.Secret)
	if err != nil {
		return err
	}
	step, ok := usedStep(secret, code, tx.Now, kept.Step)
	if !ok {
		return errWrongCode
	}
	_, err = tx.Exec(ofMember("totp_step = $3"), identity, step)
	tx.Log(db.Change{Action: "Segundo passo conferido", Object: "identities", ID: identity})
	return err
}

func useRecovery(tx *db.Tx, identity int64, code string) error {
	n, err := tx.Exec(ofMember("recovery_hashes = array_remove(recovery_hashes, $3)")+` and $3 = any(i.recovery_hashes)`, identity, recoveryHash(code))
	if err == nil && n == 0 {
		return errWrongCode
	}
	tx.Log(db.Change{Action: "Código de recuperação usado", Object: "identities", ID: identity})
	return err
}

// Enrol keeps the second step that was offered to the pending session, once the app shows its code, and gives the
// recovery codes, which are shown this once. Sessions from before it end: they never passed it.
func Enrol(ctx context.Context, d *db.DB, e Entry, m Me, code, ip string) (codes []string, err error) {
	offered, err := Offered(m)
	if err != nil {
		return nil, err
	}
	codes, hashes := newRecovery()
	return codes, prove(ctx, d, e, ip, func(tx *db.Tx) error {
		step, ok := usedStep(offered.Secret, bareCode(code), tx.Now, 0)
		if !ok {
			return errWrongCode
		}
		n, err := tx.Exec(ofMember("totp_secret = $3, totp_step = $4, recovery_hashes = $5")+` and i.totp_secret = ''`,
			e.IdentityID, sealed(e.IdentityID, offered.Secret), step, pq.StringArray(hashes))
		if err == nil && n == 0 {
			return errWrongCode // another tab was first
		}
		if err != nil {
			return err
		}
		tx.Log(db.Change{Action: "Segundo passo cadastrado", Object: "identities", ID: e.IdentityID})
		return endSessions(tx, e.IdentityID, m.SessionID)
	})
}

// ofMember changes one identity that belongs to the account: $2 is the identity, the set list starts at $3.
func ofMember(set string) string {
	return `update identities i set ` + set + ` from memberships m where m.account_id = $1 and m.identity_id = i.id and i.id = $2`
}

// endSessions ends what the person has open in a browser, in every account, except one.
func endSessions(tx *db.Tx, identity, except int64) error {
	_, err := tx.Exec(`
		update sessions s set ended_at = $3 from memberships m
		 where m.account_id = $1 and m.identity_id = s.identity_id and s.identity_id = $2
		   and s.ended_at is null and s.kind <> 'api' and s.public_id <> $4`, identity, tx.Now, except)
	return err
}
