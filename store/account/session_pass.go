package account

import (
	"database/sql"
	"fmt"
	"time"

	"omniservicos/db"
)

// Pass is what a token opened a moment ago: who asks, and the settings of the account. As long as none of the rows that
// it was read from has changed, the next request need not read them again.
type Pass struct {
	Me       Me
	Settings db.Settings
	// Premise has the server refuse whatever is asked with this pass once it no longer holds.
	Premise db.Premise
}

// passVersions are the versions of the rows that a pass stands on: each change of a row gives it another xmin. What
// the settings take from other tables, the account's name, plugins and rates, is changed together with a touch of their
// own row (db.Tx.ForgetSettings).
const (
	passVersions = `concat_ws(' ', s.xmin, i.xmin, m.xmin, account_settings.xmin)`
	withSettings = ` join account_settings on account_settings.account_id = s.account_id`
)

// Enter reads the pass of a token inside the account that it was seen to open. An unknown, ended or expired token is
// sql.ErrNoRows.
func Enter(tx *db.Tx, token string) (*Pass, error) {
	var row struct {
		Me
		db.Settings
		Versions string `db:"versions"`
	}
	err := tx.Get(&row, `
		select `+sessionColumns+`, `+db.SettingsColumns+`, `+passVersions+` as versions`+fromSessions+withSettings+`
		 where s.account_id = $1 and s.token_hash = $2`+sessionStands, hash(token))
	if err != nil {
		return nil, err
	}
	holds := db.Premise{Prepare: passHolds, Execute: fmt.Sprintf(`execute pass_holds ('\x%x', '%s')`, hash(token), row.Versions)}
	p := &Pass{Me: row.Me, Settings: row.Settings, Premise: holds}
	if !p.Lasts(tx.Now) {
		return nil, sql.ErrNoRows
	}
	return p, nil
}

// Lasts says whether the session has not expired by itself.
func (p *Pass) Lasts(now time.Time) bool { return now.Before(p.Me.ExpiresAt) }

// passHolds asks whether the pass still stands on the same rows.
const passHolds = `prepare pass_holds (bytea, text) as
	select 1 / (
		select count(*)
		  from sessions s
		  join identities i on i.id = s.identity_id
		  join memberships m on m.account_id = s.account_id and m.identity_id = s.identity_id` + withSettings + `
		 where s.token_hash = $1 and ` + passVersions + ` = $2` + sessionStands + `)`
