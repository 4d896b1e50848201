package account

import (
	"context"
	"time"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// Session is one open session or token, as its owner sees it.
type Session struct {
	ID          int64     `db:"public_id"`
	Kind        string    `db:"kind"` // web, api
	AccountName string    `db:"account_name"`
	CreatedAt   time.Time `db:"created_at"`
	SeenAt      time.Time `db:"seen_at"`
	ExpiresAt   time.Time `db:"expires_at"`
	IP          string    `db:"ip"`
	Agent       string    `db:"agent"`
}

// MySessions are the person's open sessions and tokens in every account, the last used first. Sessions that have been
// idle too long are no longer open anywhere.
func MySessions(tx *db.Tx, identity int64) (sessions []Session, err error) {
	err = tx.List(&sessions, `
		select s.public_id, s.kind, a.name as account_name, s.created_at, s.seen_at, s.expires_at, s.ip, s.agent
		  from sessions s
		  join accounts a on a.id = s.account_id
		  join memberships m on m.account_id = $1 and m.identity_id = s.identity_id
		 where s.identity_id = $2 and s.kind in ('web', 'api') and s.ended_at is null and s.expires_at > $3
		   and (s.kind = 'api' or s.seen_at > $4)
		 order by s.seen_at desc limit 100`, identity, tx.Now, tx.Now.Add(-TillIdleLimit))
	return sessions, err
}

// EndMySession ends one of the person's own sessions or tokens, in whichever account it is.
func EndMySession(tx *db.Tx, identity, session int64) error {
	n, err := tx.Exec(`
		update sessions s set ended_at = $4 from memberships m
		 where m.account_id = $1 and m.identity_id = s.identity_id and s.identity_id = $2
		   and s.public_id = $3 and s.ended_at is null`, identity, session, tx.Now)
	if err == nil && n == 0 {
		return fault.Missing("Esta sessão não existe ou já foi encerrada.")
	}
	tx.Log(db.Change{Action: "Sessão encerrada", Object: "sessions", ID: session})
	return err
}

// EndOtherSessions ends what the person has open in other browsers.
func EndOtherSessions(tx *db.Tx, identity, session int64) error {
	tx.Log(db.Change{Action: "Outras sessões encerradas", Object: "identities", ID: identity})
	return endSessions(tx, identity, session)
}

// CreateToken gives a program the rights of a person in an account, for a year; the token exists nowhere else.
func CreateToken(ctx context.Context, d *db.DB, accountID, identity int64) (token string, err error) {
	token = newToken()
	err = d.InAccount(ctx, db.Scope{Account: accountID, Actor: db.Actor{Name: "sistema"}}, func(tx *db.Tx) error {
		id := db.NewID()
		tx.Log(db.Change{Action: "Token criado", Object: "sessions", ID: id, After: map[string]any{"identity_id": identity}})
		return tx.Insert("sessions", "token_hash, public_id, kind, identity_id, created_at, seen_at, expires_at, agent",
			[]any{hash(token), id, "api", identity, tx.Now, tx.Now, tx.Now.Add(tokenLimit), "omni token create"})
	})
	return token, err
}
