package voucher

import (
	"omniservicos/db"
	"omniservicos/store/fault"
)

const columns = `v.id, v.code, v.amount, v.balance, v.person_id, v.origin_kind, v.origin_id, v.issued_at, v.issued_by, v.spent_at, v.sale_id`

const missing = "Este vale-troca não existe."

// Find reads a voucher.
func Find(tx *db.Tx, id int64) (v Voucher, err error) {
	err = tx.Find(&v, missing, `select `+columns+` from vouchers v where v.account_id = $1 and v.id = $2`, id)
	return v, err
}

// FindByCode reads the voucher of a code as it was typed: what it is still worth is its balance.
func FindByCode(tx *db.Tx, typed string) (v Voucher, err error) {
	code, err := ParseCode(typed)
	if err != nil {
		return v, err
	}
	err = tx.Find(&v, missing, `select `+columns+` from vouchers v where v.account_id = $1 and v.code = $2`, code)
	return v, notHere(err, code)
}

func lock(tx *db.Tx, typed string) (v Voucher, err error) {
	code, err := ParseCode(typed)
	if err != nil {
		return v, err
	}
	err = tx.Find(&v, missing, `select `+columns+` from vouchers v where v.account_id = $1 and v.code = $2 for update`, code)
	return v, notHere(err, code)
}

// notHere says it beside the payment: a code is typed there, nobody opened a page that is missing.
func notHere(err error, code string) error {
	if !fault.Is(err, fault.Missed) {
		return err
	}
	return fault.Blame("payments", "Não há vale-troca com o código "+PrintedCode(code)+".")
}

// From are the vouchers that a return or a cancellation gave.
func From(tx *db.Tx, originKind string, originID int64) (list []Voucher, err error) {
	err = tx.List(&list, `
		select `+columns+` from vouchers v
		 where v.account_id = $1 and v.origin_kind = $2 and v.origin_id = $3 order by v.id`, originKind, originID)
	return list, err
}

// LeftBy are what is left of the vouchers that a sale took: its receipt prints their codes.
func LeftBy(tx *db.Tx, sale int64) (list []Voucher, err error) {
	err = tx.List(&list, `
		select `+columns+`
		  from vouchers v
		  join vouchers o on o.account_id = v.account_id and o.id = v.origin_id
		 where v.account_id = $1 and v.origin_kind = 'resto' and o.sale_id = $2
		 order by v.id`, sale)
	return list, err
}
