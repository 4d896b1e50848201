package fiado

import "omniservicos/db"

const query = `
	select r.id, r.client_id, r.body_hash, r.till_id, t.name as till_name, r.shift_id, t.branch_id, r.person_id, p.name as person_name, r.at,
	       r.operator_id, r.method, r.title, r.amount, r.tendered, r.instalments, r.detail, r.owed_after
	  from fiado_receipts r
	  join tills t on t.account_id = r.account_id and t.id = r.till_id
	  join people p on p.account_id = r.account_id and p.id = r.person_id
	 where r.account_id = $1`

// Find reads a receipt with the titles that it paid.
func Find(tx *db.Tx, id int64) (r Receipt, err error) {
	err = tx.Find(&r, "Este recebimento não existe.", query+` and r.id = $2`, id)
	if err != nil {
		return r, err
	}
	err = tx.List(&r.Titles, `
		select title_id, settlement_id, document, amount, open_after from fiado_receipt_titles
		 where account_id = $1 and receipt_id = $2 order by title_id`, id)
	return r, err
}

// Check: what was received took as much off titles, and came in or stands as titles of whom it comes from now.
func Check(tx *db.Tx) (breaches []string, err error) {
	err = tx.List(&breaches, `
		select format('recebimento de fiado %s: %s centavos, mas abateu %s dos títulos', r.id, r.amount, coalesce(sum(s.amount), 0))
		  from fiado_receipts r
		  left join fiado_receipt_titles l on l.account_id = r.account_id and l.receipt_id = r.id
		  left join settlements s on s.account_id = l.account_id and s.id = l.settlement_id
		 where r.account_id = $1
		 group by r.id, r.amount
		having r.amount <> coalesce(sum(s.amount), 0) or r.amount <> coalesce(sum(l.amount), 0)
		union all
		select format('recebimento de fiado %s: o que fica a receber não é o que saiu da conta', r.id)
		  from fiado_receipts r
		 where r.account_id = $1
		   and (select coalesce(sum(t.amount), 0) from titles t where t.account_id = r.account_id and t.origin_kind = 'fiado' and t.origin_id = r.id and t.state <> 'cancelado') <>
		       (select coalesce(-sum(m.amount), 0) from money_movements m where m.account_id = r.account_id and m.origin_kind = 'fiado' and m.origin_id = r.id)`)
	return breaches, err
}
