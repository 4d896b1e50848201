package scan

import (
	"omniservicos/db"
	"omniservicos/store/barcode"
)

// Scales are the layouts of the account's scales.
func Scales(tx *db.Tx) ([]barcode.Scale, error) {
	s, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	return barcode.ReadScales(s.ScaleLabels), nil
}

// SaveScales keeps the layouts that the account's scales write.
func SaveScales(tx *db.Tx, scales []barcode.Scale) error {
	for _, s := range scales {
		if err := s.Check(); err != nil {
			return err
		}
	}
	before, err := Scales(tx)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Etiquetas de balança alteradas", Object: "account_settings", ID: tx.Account,
		Before: map[string]any{"scales": barcode.WriteScales(before)}, After: map[string]any{"scales": barcode.WriteScales(scales)}})
	_, err = tx.Exec(`update account_settings set scale_labels = $2 where account_id = $1`, barcode.WriteScales(scales))
	tx.ForgetSettings()
	return err
}
