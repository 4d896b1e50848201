package seller

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
)

// Set says who sells at the till from now on, and whose the sale is that stands open there. 0 is the operator again.
func Set(tx *db.Tx, till, seller int64) (tills.Till, error) {
	t, err := tills.Lock(tx, till)
	if err != nil {
		return t, err
	}
	if err := t.MustBeOpen(); err != nil {
		return t, err
	}
	if err := MustSell(tx, seller); err != nil {
		return t, err
	}
	before := t.SellerID
	t.SellerID = seller
	if _, err := tx.Exec(`update tills set seller_id = $3 where account_id = $1 and id = $2`, till, seller); err != nil {
		return t, err
	}
	_, err = tx.Exec(`
		update sales set seller_id = case when $3::bigint = 0 then operator_id else $3 end
		 where account_id = $1 and till_id = $2 and state = 'aberta' and shift_id = $4`, till, seller, *t.ShiftID)
	tx.Log(db.Change{Action: "Vendedor do caixa", Object: "tills", ID: till, Before: map[string]any{"seller_id": before}, After: map[string]any{"seller_id": seller}})
	return t, err
}

// MustSell refuses who is no seller of the account; 0 is nobody named.
func MustSell(tx *db.Tx, seller int64) error {
	if seller == 0 {
		return nil
	}
	sellers, err := List(tx)
	if err == nil && !slices.ContainsFunc(sellers, func(s Seller) bool { return s.ID == seller }) {
		return fault.Blame("seller", "Escolha um vendedor da lista.")
	}
	return err
}

// most is 100 % in hundredths of a percent.
const most = 10_000

// SaveRates sets what each seller earns; one who is left out earns nothing.
func SaveRates(tx *db.Tx, rates map[int64]int64) error {
	sellers, err := List(tx)
	if err != nil {
		return err
	}
	before, after, rows := map[string]int64{}, map[string]int64{}, [][]any{}
	for _, s := range sellers {
		percent := rates[s.ID]
		if percent < 0 || percent > most {
			return fault.Blame(RateField(s.ID), "A comissão vai de 0 a 100 %.")
		}
		before[s.Name], after[s.Name] = s.Percent, percent
		if percent > 0 {
			rows = append(rows, []any{s.ID, percent})
		}
	}
	if _, err := tx.Exec(`delete from seller_rates where account_id = $1`); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Comissões alteradas", Object: "seller_rates", ID: tx.Account, Before: before, After: after})
	tx.ForgetSettings()
	return tx.Insert("seller_rates", "identity_id, percent", rows...)
}
