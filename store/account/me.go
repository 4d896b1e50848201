package account

import (
	"time"

	"github.com/lib/pq"
)

// Me is who asks, in which account and with which hats: all that a request knows about its session.
type Me struct {
	SessionID   int64          `db:"public_id"`
	Kind        string         `db:"kind"` // web, api, totp (the password was right, something more is owed)
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
	tokenLimit    = 365 * 24 * time.Hour
	seenStep      = time.Minute
)

// Account is one business on this installation.
type Account struct {
	ID   int64  `db:"id"`
	Slug string `db:"slug"`
	Name string `db:"name"`
}
