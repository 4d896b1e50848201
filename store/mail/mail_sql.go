package mail

import "omniservicos/db"

const mailColumns = `id, recipient, subject, body, state, attempts, answer, at, created_by, ended_at`

const noMail = "Este e-mail não existe."

// List reads a page of the outbox, newest first, of one state or of all; before is the last of the page before, or 0.
func List(tx *db.Tx, state string, before int64, limit int) (list []Mail, err error) {
	err = tx.List(&list, `
		select `+mailColumns+` from mails
		 where account_id = $1 and ($2::text = '' or state = $2) and ($3::bigint = 0 or id < $3)
		 order by id desc limit $4`, state, before, limit)
	return list, err
}

// Find reads an e-mail.
func Find(tx *db.Tx, id int64) (m Mail, err error) {
	err = tx.Find(&m, noMail, `select `+mailColumns+` from mails where account_id = $1 and id = $2`, id)
	return m, err
}

func lock(tx *db.Tx, id int64) (m Mail, err error) {
	err = tx.Find(&m, noMail, `select `+mailColumns+` from mails where account_id = $1 and id = $2 for update`, id)
	return m, err
}

func (m Mail) keep(tx *db.Tx) error {
	_, err := tx.Exec(`
		update mails set state = $3, attempts = $4, answer = $5, ended_at = $6
		 where account_id = $1 and id = $2`, m.ID, m.State, m.Attempts, m.Answer, m.EndedAt)
	return err
}
