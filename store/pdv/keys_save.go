package pdv

import "omniservicos/db"

// FindKeys is the account's map.
func FindKeys(tx *db.Tx) (Keys, error) {
	s, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	return ReadKeys(s.TillKeys), nil
}

// SaveKeys keeps a map that was checked.
func SaveKeys(tx *db.Tx, k Keys) error {
	if refusals := k.Check(); len(refusals) > 0 {
		return refusals[0]
	}
	before, err := FindKeys(tx)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Teclas do caixa alteradas", Object: "account_settings", ID: tx.Account,
		Before: map[string]any{"keys": before.kept()}, After: map[string]any{"keys": k.kept()}})
	_, err = tx.Exec(`update account_settings set till_keys = $2 where account_id = $1`, k.kept())
	tx.ForgetSettings()
	return err
}
