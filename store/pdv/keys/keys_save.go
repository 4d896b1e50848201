package keys

import "omniservicos/db"

// Find is the account's map.
func Find(tx *db.Tx) (Map, error) {
	s, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	return Read(s.TillKeys), nil
}

// Save keeps a map that was checked.
func Save(tx *db.Tx, k Map) error {
	if refusals := k.Check(); len(refusals) > 0 {
		return refusals[0]
	}
	before, err := Find(tx)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Teclas do caixa alteradas", Object: "account_settings", ID: tx.Account,
		Before: map[string]any{"keys": before.kept()}, After: map[string]any{"keys": k.kept()}})
	_, err = tx.Exec(`update account_settings set till_keys = $2 where account_id = $1`, k.kept())
	tx.ForgetSettings()
	return err
}
