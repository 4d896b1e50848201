package cash

import (
	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/pdv/proof"
	"omniservicos/store/pdv/tills"
)

// ReadShift is the leitura X of a running shift: it changes nothing.
func ReadShift(tx *db.Tx, till tills.Till, shift tills.Shift) (Reading, error) {
	balance, err := finance.Balance(tx, till.MoneyAccountID)
	if err != nil {
		return Reading{}, err
	}
	r, err := readShift(tx, till, shift)
	if err != nil {
		return r, err
	}
	r.Expected = balance
	r.Proof, err = proof.Of(tx, till)
	return r, err
}

// readShift adds up all but what the drawer holds.
func readShift(tx *db.Tx, till tills.Till, shift tills.Shift) (r Reading, err error) {
	err = tx.Get(&r, `
		select count(*) filter (where state = 'finalizada') as sales,
		       coalesce(sum(subtotal) filter (where state = 'finalizada'), 0)::bigint as gross,
		       coalesce(sum(discount) filter (where state = 'finalizada'), 0)::bigint as discount,
		       coalesce(sum(surcharge) filter (where state = 'finalizada'), 0)::bigint as surcharge,
		       coalesce(sum(total) filter (where state = 'finalizada'), 0)::bigint as total,
		       count(*) filter (where state = 'cancelada') as cancelled,
		       coalesce(sum(total) filter (where state = 'cancelada'), 0)::bigint as cancelled_total,
		       coalesce(min(number), 0) as first, coalesce(max(number), 0) as last
		  from sales
		 where account_id = $1 and shift_id = $2 and number is not null`, shift.ID)
	if err != nil {
		return r, err
	}
	r.Till, r.Shift, r.BusinessDay, r.OpenedAt, r.At = till.Name, shift.Number, shift.BusinessDay, shift.OpenedAt, tx.Now
	if err := r.readMethods(tx, shift.ID); err != nil {
		return r, err
	}
	err = tx.List(&r.Events, `
		select kind, count(*) as count, sum(amount)::bigint as amount from till_events
		 where account_id = $1 and shift_id = $2 group by kind order by kind`, shift.ID)
	if err != nil {
		return r, err
	}
	// The shift's id was made before its first movement, and ids follow time.
	err = tx.List(&r.Cash, `
		select kind, sum(amount)::bigint as amount from money_movements
		 where account_id = $1 and money_account_id = $2 and id > $3
		 group by kind having sum(amount) <> 0 order by min(id)`, till.MoneyAccountID, shift.ID)
	return r, err
}

// readMethods adds up what the shift took by form: the sales' payments, and fiado that was received by card, Pix or cheque,
// whose slips lie with the others. Fiado received in cash is in the drawer, with what else moved there.
func (r *Reading) readMethods(tx *db.Tx, shift int64) error {
	err := tx.List(&r.Methods, `
		select method, sum(count)::bigint as count, sum(amount)::bigint as amount
		  from (
			select p.method, count(distinct s.id) as count, sum(p.amount) as amount
			  from sales s
			  join sale_payments p on p.account_id = s.account_id and p.sale_id = s.id
			 where s.account_id = $1 and s.shift_id = $2 and s.state = 'finalizada'
			 group by p.method
			union all
			select f.method, count(*), sum(f.amount)
			  from fiado_receipts f
			 where f.account_id = $1 and f.shift_id = $2 and f.method <> $3
			 group by f.method) taken
		 group by method order by method`, shift, InDrawer)
	if err != nil {
		return err
	}
	methods, err := payment.Of(tx)
	for i := range r.Methods {
		r.Methods[i].Title = titleOf(methods, r.Methods[i].Method)
	}
	return err
}
