package pdv

import (
	"encoding/json"
	"fmt"
	"time"
)

// lockedSale is a sale with its till and its lines: one row, since each line of its own would bring the sale's forty
// columns again.
type lockedSale struct {
	Sale
	Till  Till      `db:"till"`
	Lines heldLines `db:"lines"`
}

// tillOfSale are the till's columns under lockedSale's field.
const tillOfSale = `t.id as "till.id", t.name as "till.name", t.branch_id as "till.branch_id", t.depot_id as "till.depot_id",
	t.money_account_id as "till.money_account_id", t.next_number as "till.next_number", t.last_hash as "till.last_hash", t.shift_id as "till.shift_id", t.printer as "till.printer",
	t.operator_id as "till.operator_id", t.operator_name as "till.operator_name", t.operator_for as "till.operator_for"`

// linesOfSale are the lines of the sale s, as heldLines reads them.
const linesOfSale = `(
	select json_agg(json_build_array(i.line_no, i.client_id, i.product_id, p.kind, i.name, i.unit, i.quantity, i.unit_price, i.discount,
	                                 i.surcharge, i.rule, i.total, i.cancelled_at) order by i.line_no)
	  from sale_items i
	  join products p on p.account_id = i.account_id and p.id = i.product_id
	 where i.account_id = $1 and i.sale_id = s.id) as lines`

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
	var cancelled *time.Time
	fields := []any{&l.LineNo, &l.ClientID, &l.ProductID, &l.Kind, &l.Name, &l.Unit, (*int64)(&l.Quantity), (*int64)(&l.UnitPrice),
		(*int64)(&l.Given.Discount), (*int64)(&l.Given.Surcharge), &l.Rule, (*int64)(&l.Total), &cancelled}
	err := json.Unmarshal(raw, &fields)
	l.CancelledAt = cancelled
	return err
}
