package account

import (
	"context"
	"database/sql"
	"time"

	"omniservicos/db"
)

const (
	sessionColumns = `s.public_id, s.kind, s.identity_id, i.name, i.email, s.account_id, a.slug, a.name as account_name,
		m.roles, m.branches, s.seen_at, s.expires_at`
	fromSessions = `
		  from sessions s
		  join identities i on i.id = s.identity_id
		  join accounts a on a.id = s.account_id
		  join memberships m on m.account_id = s.account_id and m.identity_id = s.identity_id`
	sessionStands = ` and s.ended_at is null and i.disabled_at is null and m.ended_at is null`
)

// FindSession reads who holds the token, in one round trip. An unknown, ended or expired token, a disabled identity or
// an ended membership is sql.ErrNoRows.
func FindSession(ctx context.Context, d *db.DB, token string) (Me, error) {
	var me Me
	err := d.Look(ctx, &me, `select `+sessionColumns+fromSessions+` where s.token_hash = $1`+sessionStands, hash(token))
	if err == nil && !d.Now().Before(me.ExpiresAt) {
		return Me{}, sql.ErrNoRows
	}
	return me, err
}

// StartSession makes a session of this kind and gives its token, which exists nowhere else.
func StartSession(ctx context.Context, d *db.DB, kind string, identity, account int64, ip, agent string) (token string, err error) {
	token = newToken()
	err = d.Global(ctx, func(tx *db.GlobalTx) error {
		return insertSession(tx, token, kind, identity, account, d.Now(), ip, agent)
	})
	return token, err
}

func insertSession(tx *db.GlobalTx, token, kind string, identity, account int64, now time.Time, ip, agent string) error {
	limit := map[string]time.Duration{"web": SessionLimit, "totp": totpLimit, "api": tokenLimit}[kind]
	_, err := tx.Exec(`
		insert into sessions (token_hash, public_id, kind, identity_id, account_id, created_at, seen_at, expires_at, ip, agent)
		values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)`,
		hash(token), db.NewID(), kind, identity, account, now, now.Add(limit), ip, clip(agent, 200))
	return err
}

// EndSession makes the token worthless at once.
func EndSession(ctx context.Context, d *db.DB, token string) error {
	return d.Global(ctx, func(tx *db.GlobalTx) error {
		_, err := tx.Exec(`update sessions set ended_at = $2 where token_hash = $1 and ended_at is null`, hash(token), d.Now())
		return err
	})
}

// Seen notes that the session was used, at most once a minute.
func Seen(ctx context.Context, d *db.DB, me Me) error {
	now := d.Now()
	if now.Sub(me.SeenAt) < seenStep {
		return nil
	}
	return d.Global(ctx, func(tx *db.GlobalTx) error {
		_, err := tx.Exec(`update sessions set seen_at = $2 where public_id = $1 and seen_at < $2`, me.SessionID, now)
		return err
	})
}
