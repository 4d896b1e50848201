package stock

import (
	"omniservicos/db"
	"omniservicos/store/fault"
)

const enteredColumns = `
	m.id, m.at, m.kind, m.product_id, p.name as product, p.unit, m.depot_id, d.name as depot, m.quantity, m.value,
	m.balance_quantity, m.balance_value, m.origin_kind, m.origin_id, m.reason`

const enteredTables = ` stock_movements m
	  join products p on p.account_id = m.account_id and p.id = m.product_id
	  join depots d on d.account_id = m.account_id and d.id = m.depot_id `

// FindOperation reads what a receipt, count or shipment moved, and who did it.
func FindOperation(tx *db.Tx, id int64) (o Operation, err error) {
	err = tx.List(&o.Lines, `
		select `+enteredColumns+` from `+enteredTables+`
		 where m.account_id = $1 and m.origin_kind in ($2, $3, $4) and m.origin_id = $5
		 order by m.id`, Entry, Adjustment, Transfer, id)
	if err != nil {
		return o, err
	}
	if len(o.Lines) == 0 {
		return o, fault.Missing("Esta movimentação de estoque não existe.")
	}
	first := o.Lines[0]
	o.ID, o.Kind, o.At, o.Reason = id, first.OriginKind, first.At, first.Reason
	err = tx.Get(&o.Actor, `
		select coalesce(min(actor), '')
		  from audit_lines
		 where account_id = $1 and object = 'stock_movements' and object_id = $2`, id)
	return o, err
}
