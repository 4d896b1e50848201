package account

import (
	"context"

	"omniservicos/db"
)

// BeginTry counts the attempt as wrong before it is looked at, and refuses it if there were too many: a crowd of guesses
// sent at once is counted one by one. Call Proved when it was right. What is refused is not counted, or a stranger
// could keep a person out for ever.
func BeginTry(ctx context.Context, d *db.DB, t Try) (id int64, err error) {
	id, now := db.NewID(), d.Now()
	err = d.Global(ctx, func(tx *db.GlobalTx) error {
		// The same subject from two tabs waits here; the lock goes with the transaction.
		if _, err := tx.Exec(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, t.Kind+t.subject()); err != nil {
			return err
		}
		var f failures
		err := tx.Get(&f, `
			with mine as (select at, ok, ip from login_attempts where kind = $1 and subject = $2 and at > $4::timestamptz - interval '1 day')
			select (select count(*) from mine where not ok) as subject,
			       (select count(*) from login_attempts where kind = $1 and ip = $3 and not ok and at > $4::timestamptz - interval '1 hour') as network,
			       (select count(*) from mine where ip = $3 and not ok and at > $4::timestamptz - interval '15 minutes'
			           and at > coalesce((select max(at) from mine where ip = $3 and ok), '-infinity')) as here`,
			t.Kind, t.subject(), t.network(), now)
		if err != nil {
			return err
		}
		if err := f.check(); err != nil {
			return err
		}
		_, err = tx.Exec(`insert into login_attempts (id, kind, subject, ip, at, ok) values ($1, $2, $3, $4, $5, false)`,
			id, t.Kind, t.subject(), t.network(), now)
		return err
	})
	return id, err
}

// Proved says that the attempt was right.
func Proved(ctx context.Context, d *db.DB, id int64) error {
	return d.Global(ctx, func(tx *db.GlobalTx) error {
		_, err := tx.Exec(`update login_attempts set ok = true where id = $1`, id)
		return err
	})
}
