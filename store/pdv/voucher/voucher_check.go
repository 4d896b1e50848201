package voucher

import "omniservicos/db"

// Check: what each is worth is what was issued less what was spent, all of it or nothing.
func Check(tx *db.Tx) (breaches []string, err error) {
	err = tx.List(&breaches, `
		select format('vale-troca %s: vale %s centavos, mas os movimentos somam %s', v.code, v.balance, coalesce(m.amount, 0))
		  from vouchers v
		  left join (select voucher_id, sum(amount) as amount from voucher_movements where account_id = $1 group by voucher_id) m
		    on m.voucher_id = v.id
		 where v.account_id = $1 and v.balance <> coalesce(m.amount, 0)
		union all
		select format('vale-troca %s: não está inteiro nem usado', v.code)
		  from vouchers v
		 where v.account_id = $1 and (v.balance not in (0, v.amount) or (v.balance = 0) <> (v.spent_at is not null))`)
	return breaches, err
}
