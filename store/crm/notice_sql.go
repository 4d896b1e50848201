package crm

import (
	"strings"
	"time"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// Notice is something that one person of the account is told: the bell counts it, and the browser shows it once.
type Notice struct {
	ID     int64      `db:"id"`
	Text   string     `db:"text"`
	Path   string     `db:"path"` // where it leads
	At     time.Time  `db:"at"`
	SeenAt *time.Time `db:"seen_at"`
}

// Notify tells somebody of the account something, with the page where it is. Who calls it logs its own change.
func Notify(tx *db.Tx, identity int64, text, path string) error {
	if identity == 0 {
		return nil
	}
	return tx.InsertLater("notices", "id, identity_id, text, path, at", []any{db.NewID(), identity, strings.TrimSpace(text), path, tx.Now})
}

// Notices are what somebody was told, newest first; before is the last of the page before, or 0.
func Notices(tx *db.Tx, identity, before int64, limit int) (list []Notice, err error) {
	err = tx.List(&list, `
		select id, text, path, at, seen_at from notices
		 where account_id = $1 and identity_id = $2 and ($3::bigint = 0 or id < $3)
		 order by id desc limit $4`, identity, before, limit)
	return list, err
}

// UnseenNotices are the newest that somebody has not looked at: what the page polls.
func UnseenNotices(tx *db.Tx, identity int64, limit int) (list []Notice, err error) {
	err = tx.List(&list, `
		select id, text, path, at, seen_at from notices
		 where account_id = $1 and identity_id = $2 and seen_at is null
		 order by id desc limit $3`, identity, limit)
	return list, err
}

// SeeNotice marks one as looked at, and says where it leads. The second time it only says.
func SeeNotice(tx *db.Tx, identity, id int64) (n Notice, err error) {
	err = tx.Find(&n, "Este aviso não existe.", `
		select id, text, path, at, seen_at from notices where account_id = $1 and identity_id = $2 and id = $3 for update`, identity, id)
	if err != nil || n.SeenAt != nil {
		return n, err
	}
	return n, see(tx, identity, id)
}

// SeeNotices marks all that stand up to this one as looked at.
func SeeNotices(tx *db.Tx, identity, upTo int64) error {
	if upTo == 0 {
		return fault.Refuse("Não há avisos para marcar.")
	}
	tx.Log(db.Change{Action: "Avisos lidos", Object: "notices", ID: upTo})
	_, err := tx.Exec(`
		update notices set seen_at = $4 where account_id = $1 and identity_id = $2 and id <= $3 and seen_at is null`, identity, upTo, tx.Now)
	return err
}

func see(tx *db.Tx, identity, id int64) error {
	tx.Log(db.Change{Action: "Aviso lido", Object: "notices", ID: id})
	_, err := tx.Exec(`update notices set seen_at = $4 where account_id = $1 and identity_id = $2 and id = $3`, identity, id, tx.Now)
	return err
}
