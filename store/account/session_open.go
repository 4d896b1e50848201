package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"time"

	"github.com/lib/pq"

	"omniservicos/db"
)

// Me is who asks, in which account and with which hats: all that a request knows about its session.
type Me struct {
	SessionID   int64          `db:"public_id"`
	Kind        string         `db:"kind"` // web, api, totp (the password was right, the code is owed)
	IdentityID  int64          `db:"identity_id"`
	Name        string         `db:"name"`
	Email       string         `db:"email"`
	AccountID   int64          `db:"account_id"`
	Slug        string         `db:"slug"`
	AccountName string         `db:"account_name"`
	Roles       pq.StringArray `db:"roles"`
	Branches    pq.Int64Array  `db:"branches"` // empty: all
	SeenAt      time.Time      `db:"seen_at"`
	ExpiresAt   time.Time      `db:"expires_at"`
}

// Has says whether the person wears one of these hats.
func (m *Me) Has(roles ...Role) bool {
	for _, mine := range m.Roles {
		for _, r := range roles {
			if mine == string(r) {
				return true
			}
		}
	}
	return false
}

// Limits of a session (reliability.md §4): idle in the back-office, idle at a till, and in all.
const (
	IdleLimit     = 30 * time.Minute
	TillIdleLimit = 12 * time.Hour
	SessionLimit  = 12 * time.Hour
	totpLimit     = 10 * time.Minute
	seenStep      = time.Minute
)

// FindSession reads who holds the token, in one round trip. An unknown, ended or expired token, a disabled identity or
// an ended membership is sql.ErrNoRows.
func FindSession(ctx context.Context, d *db.DB, token string) (Me, error) {
	var me Me
	err := d.Look(ctx, &me, `
		select s.public_id, s.kind, s.identity_id, i.name, i.email, s.account_id, a.slug, a.name as account_name,
		       m.roles, m.branches, s.seen_at, s.expires_at
		  from sessions s
		  join identities i on i.id = s.identity_id
		  join accounts a on a.id = s.account_id
		  join memberships m on m.account_id = s.account_id and m.identity_id = s.identity_id
		 where s.token_hash = $1 and s.ended_at is null and i.disabled_at is null and m.ended_at is null`, hash(token))
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
	limit := map[string]time.Duration{"web": SessionLimit, "totp": totpLimit, "api": 365 * 24 * time.Hour}[kind]
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

// MyAccounts are the accounts that the person may switch to.
func MyAccounts(ctx context.Context, d *db.DB, identity int64) (accounts []Account, err error) {
	err = d.Global(ctx, func(tx *db.GlobalTx) error {
		return tx.List(&accounts, `
			select a.id, a.slug, a.name from memberships m join accounts a on a.id = m.account_id
			 where m.identity_id = $1 and m.ended_at is null order by a.name`, identity)
	})
	return accounts, err
}

// Account is one business on this installation.
type Account struct {
	ID   int64  `db:"id"`
	Slug string `db:"slug"`
	Name string `db:"name"`
}

// FindAccount reads an account by its slug.
func FindAccount(ctx context.Context, d *db.DB, slug string) (a Account, err error) {
	err = d.Look(ctx, &a, `select id, slug, name from accounts where slug = $1`, slug)
	if errors.Is(err, sql.ErrNoRows) {
		err = errors.New("não existe a conta " + slug)
	}
	return a, err
}

func newToken() string {
	var raw [32]byte
	_, _ = rand.Read(raw[:]) // never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(raw[:])
}

func hash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
