package voucher

import (
	"omniservicos/db"
	"omniservicos/store/money"
)

// New is what a voucher is issued for. Origin is the return, the voucher or the sale that it comes from.
type New struct {
	Amount     money.Cents
	PersonID   *int64
	OriginKind string
	OriginID   int64
}

// Issue writes a voucher and its first movement.
func Issue(tx *db.Tx, n New) (Voucher, error) {
	v := Voucher{
		ID: db.NewID(), Code: newCode(), Amount: n.Amount, Balance: n.Amount, PersonID: n.PersonID,
		OriginKind: n.OriginKind, OriginID: n.OriginID, IssuedAt: tx.Now, IssuedBy: tx.Actor.Identity,
	}
	err := tx.Insert("vouchers", "id, code, amount, balance, person_id, origin_kind, origin_id, issued_at, issued_by",
		[]any{v.ID, v.Code, v.Amount, v.Balance, v.PersonID, v.OriginKind, v.OriginID, v.IssuedAt, v.IssuedBy})
	if err != nil {
		return v, err
	}
	tx.Log(db.Change{Action: "Vale-troca emitido", Object: "vouchers", ID: v.ID, After: map[string]any{"amount": v.Amount, "origin_kind": v.OriginKind, "origin_id": v.OriginID}})
	return v, move(tx, v.ID, "emissao", v.Amount, v.OriginKind, v.OriginID)
}

func move(tx *db.Tx, voucher int64, kind string, amount money.Cents, originKind string, originID int64) error {
	return tx.InsertLater("voucher_movements", "voucher_id, id, at, kind, amount, origin_kind, origin_id, identity_id",
		[]any{voucher, db.NewID(), tx.Now, kind, amount, originKind, originID, tx.Actor.Identity})
}
