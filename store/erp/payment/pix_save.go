package payment

import (
	"strings"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/pix"
)

// PixKey is whom a customer's Pix goes to.
type PixKey struct {
	Key    string
	Holder string // as the bank shows it
	City   string
}

// SavePix keeps the key that the till's QR Codes carry; an empty one shows none.
func SavePix(tx *db.Tx, k PixKey) error {
	key, err := pix.ParseKey(k.Key)
	if err != nil {
		return err
	}
	k.Key, k.Holder, k.City = key, strings.TrimSpace(k.Holder), strings.TrimSpace(k.City)
	switch {
	case k.Key != "" && k.Holder == "":
		return fault.Blame("pix_holder", "Informe o titular da chave: o nome que aparece para quem paga.")
	case k.Key != "" && k.City == "":
		return fault.Blame("pix_city", "Informe a cidade do titular.")
	case k.Key == "":
		k.Holder, k.City = "", ""
	default:
		if _, err := (pix.Code{Key: k.Key, Holder: k.Holder, City: k.City}).Text(); err != nil {
			return err
		}
	}
	s, err := tx.Settings()
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Chave Pix alterada", Object: "account_settings", ID: tx.Account,
		Before: map[string]any{"pix_key": s.PixKey, "pix_holder": s.PixHolder, "pix_city": s.PixCity},
		After:  map[string]any{"pix_key": k.Key, "pix_holder": k.Holder, "pix_city": k.City}})
	_, err = tx.Exec(`update account_settings set pix_key = $2, pix_holder = $3, pix_city = $4 where account_id = $1`, k.Key, k.Holder, k.City)
	tx.ForgetSettings()
	return err
}
