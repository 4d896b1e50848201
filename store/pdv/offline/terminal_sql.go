package offline

import "omniservicos/db"

const terminalColumns = `t.id, t.client_id, t.till_id, t.number, t.epoch, t.high_water, t.enrolled_at`

// lockTerminal is the first lock of a synchronisation: before the till.
func lockTerminal(tx *db.Tx, id int64) (t Terminal, err error) {
	err = tx.Find(&t, "Este terminal não existe: registre-o de novo.",
		`select `+terminalColumns+` from terminals t where t.account_id = $1 and t.id = $2 for update`, id)
	return t, err
}

func lockTerminalByClient(tx *db.Tx, client string) (t Terminal, err error) {
	err = tx.Get(&t, `select `+terminalColumns+` from terminals t where t.account_id = $1 and t.client_id = $2 for update`, client)
	return t, err
}

// nextTerminal numbers the account's terminals; its settings' row is held, so that no two take one number.
func nextTerminal(tx *db.Tx) (number int64, err error) {
	var held int64
	if err := tx.Get(&held, `select account_id from account_settings where account_id = $1 for update`); err != nil {
		return 0, err
	}
	err = tx.Get(&number, `select coalesce(max(number), 0) + 1 from terminals where account_id = $1`)
	return number, err
}
