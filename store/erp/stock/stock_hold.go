package stock

import (
	"encoding/json"
	"fmt"
	"slices"

	"omniservicos/db"
)

// LockOf and LockEnd enclose a query of (product_id, depot_id). Between them they lock those balances, in the order in
// which everybody takes them, and give them as one value for Held: a statement that locks what comes before balances may
// lock these too, and save a round trip.
const (
	LockOf = `(
	select json_agg(json_build_array(b.product_id, b.depot_id, b.quantity, b.value, b.name, b.unit, b.cost))
	  from (
		select b.product_id, b.depot_id, b.quantity, b.value, p.name, p.unit, p.cost
		  from stock_balances b
		  join products p on p.account_id = b.account_id and p.id = b.product_id
		 where b.account_id = $1 and (b.product_id, b.depot_id) in (`
	LockEnd = `)
		 order by b.product_id, b.depot_id
		   for no key update of b) b)`
)

// Held are balances that a statement locked with LockOf.
type Held struct{ balances balances }

// Scan reads what LockOf gives; where no balance was named there is none.
func (h *Held) Scan(src any) error {
	raw, ok := src.([]byte)
	if !ok {
		return nil
	}
	var list []heldBalance
	if err := json.Unmarshal(raw, &list); err != nil {
		return fmt.Errorf("balances held: %w", err)
	}
	for _, b := range list {
		h.balances = append(h.balances, balance(b))
	}
	return nil
}

// heldBalance is a balance as it stands in the array.
type heldBalance balance

func (b *heldBalance) UnmarshalJSON(raw []byte) error {
	b.BaseQuantity = oneUnitOf
	return json.Unmarshal(raw, &[]any{&b.ProductID, &b.DepotID, (*int64)(&b.Quantity), (*int64)(&b.Value), &b.Name, &b.Unit, (*int64)(&b.BaseValue)})
}

type heldKey struct{}

// Hold gives the transaction's next movement the balances that were locked for it.
func Hold(tx *db.Tx, h Held) { tx.Carry(heldKey{}, h.balances) }

// carried takes what Hold left, if it is exactly what these movements touch.
func carried(tx *db.Tx, movements []Movement) (balances, bool) {
	held, ok := tx.Take(heldKey{}).(balances)
	same := slices.EqualFunc(held, movements, func(b balance, m Movement) bool {
		return b.balanceKey == balanceKey{m.ProductID, m.DepotID}
	})
	return held, ok && same
}
