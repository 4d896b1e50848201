package finance

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// OpenBooks gives a new business its safe, which floats leave and counted cash returns to, and the bank account that
// Pix falls into.
func OpenBooks(tx *db.Tx, f event.AccountCreated) error {
	safe, err := NewAccount(tx, "cofre", "Cofre", f.BranchID)
	if err != nil {
		return err
	}
	bank, err := NewAccount(tx, "banco", "Conta bancária", f.BranchID)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`update account_settings set safe_account_id = $2, pix_account_id = $3 where account_id = $1`, safe, bank)
	tx.ForgetSettings()
	return err
}
