package pdv

import (
	"encoding/json"
	"fmt"
)

// lockedSale is what finalising needs of a sale, with its till and its lines: one row, since each line of its own would
// bring the sale's columns again. Every column costs at each node of the plan: the rest stays where it is.
type lockedSale struct {
	Sale
	Till  Till      `db:"till"`
	Lines heldLines `db:"lines"`
}

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
