package pdv

import (
	"encoding/json"
	"fmt"

	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/pdv/tills"
)

// lockedSale is what finalising needs of a sale, with its till, its lines and what lies of them in stock: one row, since each line of its own would
// bring the sale's columns again. Every column costs at each node of the plan: the rest stays where it is.
type lockedSale struct {
	Sale
	Till  tills.Till `db:"till"`
	Lines heldLines  `db:"lines"`
	Stock stock.Held `db:"stock"`
	// Drawer is what lies in the till's drawer, where it was locked too.
	Drawer *money.Cents `db:"drawer"`
}

// saleHeld locks the till and then the sale, as FOR UPDATE names them; what is read around it comes after.
const saleHeld = `(
	select ` + saleToFinalise + `, ` + tillOfSale + `
	  from sales s
	  join tills t on t.account_id = s.account_id and t.id = s.till_id
	 where s.account_id = $1 and s.id = $2
	   for update of t, s) s`

// stockOfSale locks, after that, the balances that the sale takes from.
const stockOfSale = stock.LockOf + `
	select i.product_id, s.depot_id from sale_items i
	 where i.account_id = $1 and i.sale_id = s.id and i.cancelled_at is null` + stock.LockEnd + ` as stock`

// drawerOfSale locks at last the till's drawer, if $3 asks for it.
const drawerOfSale = `case when $3::boolean then ` + finance.LockOf + `s."till.money_account_id"` + finance.LockEnd + ` end as drawer`

// saleToFinalise are the columns of an open sale that its end depends on.
const saleToFinalise = `s.id, s.client_id, s.till_id, s.branch_id, s.depot_id, s.state, s.customer_id, s.operator_id, s.seller_id,
	s.subtotal, s.discount, s.surcharge, s.total, s.body_hash, s.presale_id`

// tillOfSale are the till's columns under lockedSale's field.
const tillOfSale = `t.id as "till.id", t.name as "till.name", t.branch_id as "till.branch_id", t.depot_id as "till.depot_id",
	t.money_account_id as "till.money_account_id", t.next_number as "till.next_number", t.last_hash as "till.last_hash", t.shift_id as "till.shift_id", t.printer as "till.printer",
	t.operator_id as "till.operator_id", t.operator_name as "till.operator_name", t.operator_for as "till.operator_for"`

// linesOfSale are the lines of the sale s that count, as heldLines reads them.
const linesOfSale = `(
	select json_agg(json_build_array(i.line_no, i.product_id, p.kind, i.name, i.unit, i.quantity, i.total) order by i.line_no)
	  from sale_items i
	  join products p on p.account_id = i.account_id and p.id = i.product_id
	 where i.account_id = $1 and i.sale_id = s.id and i.cancelled_at is null) as lines`

// heldLines are what finalising needs of a sale's lines.
type heldLines []Item

// Scan reads linesOfSale; a sale without a line has none.
func (h *heldLines) Scan(src any) error {
	raw, ok := src.([]byte)
	if !ok {
		return nil
	}
	var lines []heldLine
	if err := json.Unmarshal(raw, &lines); err != nil {
		return fmt.Errorf("lines of a sale: %w", err)
	}
	for _, l := range lines {
		*h = append(*h, Item(l))
	}
	return nil
}

// heldLine is an item as it stands in the array.
type heldLine Item

func (l *heldLine) UnmarshalJSON(raw []byte) error {
	return json.Unmarshal(raw, &[]any{&l.LineNo, &l.ProductID, &l.Kind, &l.Name, &l.Unit, (*int64)(&l.Quantity), (*int64)(&l.Total)})
}
