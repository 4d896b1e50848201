package voucher

import (
	"omniservicos/db"
	"omniservicos/store/money"
)

// Spend pays amount of a sale with a voucher. A voucher is used once: what is left of it is issued as another,
// which the receipt of the sale prints. Several of one sale are spent in the order of their codes, as everybody locks.
func Spend(tx *db.Tx, code string, amount money.Cents, sale int64) error {
	v, err := lock(tx, code)
	if err != nil {
		return err
	}
	if err := v.covers(amount); err != nil {
		return err
	}
	rest := v.Balance - amount
	_, err = tx.Exec(`update vouchers set balance = 0, spent_at = $3, sale_id = $4 where account_id = $1 and id = $2`, v.ID, tx.Now, sale)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Vale-troca usado", Object: "vouchers", ID: v.ID, After: map[string]any{"amount": amount, "rest": rest, "sale_id": sale}})
	if err := move(tx, v.ID, "uso", -amount, "venda", sale); err != nil || rest == 0 {
		return err
	}
	if err := move(tx, v.ID, "resto", -rest, "venda", sale); err != nil {
		return err
	}
	_, err = Issue(tx, New{Amount: rest, PersonID: v.PersonID, OriginKind: "resto", OriginID: v.ID})
	return err
}

// Refund gives back what a cancelled sale took of vouchers: they stay spent, and another is issued.
func Refund(tx *db.Tx, sale int64, customer *int64) error {
	var took money.Cents
	err := tx.Get(&took, `
		select coalesce(-sum(amount), 0)::bigint from voucher_movements
		 where account_id = $1 and origin_kind = 'venda' and origin_id = $2 and kind = 'uso'`, sale)
	if err != nil || took == 0 {
		return err
	}
	_, err = Issue(tx, New{Amount: took, PersonID: customer, OriginKind: "cancelamento", OriginID: sale})
	return err
}
