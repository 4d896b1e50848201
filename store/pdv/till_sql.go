package pdv

import "omniservicos/db"

const tillColumns = `t.id, t.name, t.branch_id, t.depot_id, t.money_account_id, t.next_number, t.last_hash, t.shift_id, t.printer, t.online, t.seller_id,
	t.operator_id, t.operator_name, t.operator_for`

const noTill = "Este caixa não existe."

// FindTill reads a till.
func FindTill(tx *db.Tx, id int64) (t Till, err error) {
	err = tx.Find(&t, noTill, `select `+tillColumns+` from tills t where t.account_id = $1 and t.id = $2 and t.archived_at is null`, id)
	return t, err
}

// LockTill is the first lock of every work at a till.
func LockTill(tx *db.Tx, id int64) (t Till, err error) {
	err = tx.Find(&t, noTill, `select `+tillColumns+` from tills t where t.account_id = $1 and t.id = $2 for update`, id)
	t.act(tx)
	return t, err
}

// ListTills are the account's tills by name.
func ListTills(tx *db.Tx) (tills []Till, err error) {
	err = tx.List(&tills, `select `+tillColumns+` from tills t where t.account_id = $1 and t.archived_at is null order by t.name, t.id`)
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
