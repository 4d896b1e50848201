package finance

import (
	"omniservicos/db"
	"omniservicos/store/money"
)

const settlementColumns = `s.id, s.title_id, s.paid_on, s.amount, s.interest, s.discount, s.fee, s.money_account_id, m.name as account_name,
	coalesce(s.reverses_id, 0) as reverses_id, r.id is not null as reversed, s.return_id, s.reason, s.at, s.identity_id`

const settlementsAndAccounts = `
	  from settlements s
	  join money_accounts m on m.account_id = s.account_id and m.id = s.money_account_id
	  left join settlements r on r.account_id = s.account_id and r.reverses_id = s.id`

const noSettlement = "Esta baixa não existe."

// FindSettlement reads one settlement.
func FindSettlement(tx *db.Tx, id int64) (s Settlement, err error) {
	err = tx.Find(&s, noSettlement, `select `+settlementColumns+settlementsAndAccounts+` where s.account_id = $1 and s.id = $2`, id)
	return s, err
}

// ListSettlements are a title's settlements and reversals, in the order they happened.
func ListSettlements(tx *db.Tx, title int64) (list []Settlement, err error) {
	err = tx.List(&list, `select `+settlementColumns+settlementsAndAccounts+` where s.account_id = $1 and s.title_id = $2 order by s.id`, title)
	return list, err
}

func insertSettlement(tx *db.Tx, s Settlement) error {
	return tx.Insert("settlements", "id, title_id, paid_on, amount, interest, discount, fee, money_account_id, reverses_id, return_id, reason, at, identity_id",
		[]any{s.ID, s.TitleID, s.PaidOn, s.Amount, s.Interest, s.Discount, s.Fee, s.MoneyAccountID, db.OrNull(s.ReversesID), s.ReturnID, s.Reason, tx.Now, tx.Actor.Identity})
}

// FeeOf is what the acquirer keeps of the next settlement of this amount: the last one takes what the others left.
func FeeOf(tx *db.Tx, t Title, amount money.Cents) (fee money.Cents, err error) {
	if t.Fee == 0 || t.Open == 0 {
		return 0, nil
	}
	var kept money.Cents
	err = tx.Get(&kept, `select coalesce(sum(fee), 0)::bigint from settlements where account_id = $1 and title_id = $2`, t.ID)
	if left := t.Fee - kept; left > 0 {
		fee = left.Apportion([]int64{int64(amount), int64(t.Open - amount)})[0]
	}
	return fee, err
}
