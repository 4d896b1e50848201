package tills

import (
	"database/sql"
	"errors"

	"omniservicos/db"
)

const columns = `t.id, t.name, t.branch_id, t.depot_id, t.money_account_id, t.next_number, t.last_hash, t.shift_id, t.printer, t.online, t.seller_id,
	t.operator_id, t.operator_name, t.operator_for`

const missing = "Este caixa não existe."

// Find reads a till.
func Find(tx *db.Tx, id int64) (t Till, err error) {
	err = tx.Find(&t, missing, `select `+columns+` from tills t where t.account_id = $1 and t.id = $2 and t.archived_at is null`, id)
	return t, err
}

// Lock is the first lock of every work at a till.
func Lock(tx *db.Tx, id int64) (t Till, err error) {
	err = tx.Find(&t, missing, `select `+columns+` from tills t where t.account_id = $1 and t.id = $2 for update`, id)
	t.Act(tx)
	return t, err
}

// List are the account's tills by name.
func List(tx *db.Tx) (tills []Till, err error) {
	err = tx.List(&tills, `select `+columns+` from tills t where t.account_id = $1 and t.archived_at is null order by t.name, t.id`)
	return tills, err
}

const shiftColumns = `s.id, s.till_id, s.number, s.business_day, s.float_amount, s.opened_at, s.opened_by,
	s.closed_at, s.closed_by, s.counted, s.expected, s.note`

// FindShift reads a shift.
func FindShift(tx *db.Tx, id int64) (s Shift, err error) {
	err = tx.Find(&s, "Este turno não existe.", `select `+shiftColumns+` from shifts s where s.account_id = $1 and s.id = $2`, id)
	return s, err
}

// ListShifts are a till's shifts, newest first, 80 at most, before the shift of that number (0: from the newest).
func ListShifts(tx *db.Tx, till, before int64) (shifts []Shift, err error) {
	err = tx.List(&shifts, `
		select `+shiftColumns+`
		  from shifts s
		 where s.account_id = $1 and s.till_id = $2 and ($3::bigint = 0 or s.number < $3::bigint)
		 order by s.number desc limit 81`, till, before)
	return shifts, err
}

// LastShift is the till's newest, shifts of adjustment left out; 0 where there was none yet.
func LastShift(tx *db.Tx, till int64) (id int64, err error) {
	err = tx.Get(&id, `select coalesce((select id from shifts where account_id = $1 and till_id = $2 and adjusts_shift_id is null order by number desc limit 1), 0)`, till)
	return id, err
}

// FindOnline is the till of sales made elsewhere, if one was made so far; of who is limited to branches, that of theirs.
func FindOnline(tx *db.Tx) (t Till, found bool, err error) {
	err = tx.Get(&t, `select `+columns+` from tills t where t.account_id = $1 and t.online and t.archived_at is null order by t.id limit 1`)
	if errors.Is(err, sql.ErrNoRows) {
		return t, false, nil
	}
	return t, err == nil, err
}
