package stock

import (
	"errors"
	"slices"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// perStatement keeps a statement under PostgreSQL's limit of parameters.
const perStatement = 5000

// Move locks the balances in (product, depot) order, changes them, and writes the ledger: two statements for up to 5,000
// movements. Movements of one product in one depot are merged: they share kind, origin and reason, and either all of
// them give their value or none does. It refuses what the account's policy on negative stock refuses.
func Move(tx *db.Tx, movements []Movement) ([]Moved, error) {
	return move(tx, movements, refuseNegative)
}

// anyway lets balances go below zero.
func anyway(*db.Tx, []Moved) error { return nil }

func move(tx *db.Tx, movements []Movement, allow func(*db.Tx, []Moved) error) ([]Moved, error) {
	movements, err := merge(movements)
	if err != nil {
		return nil, err
	}
	var all []Moved
	for part := range slices.Chunk(movements, perStatement) {
		moved, err := changeBalances(tx, part)
		if err != nil {
			return nil, err
		}
		if len(moved) < len(part) {
			return nil, refuseUnmoved(tx, part, moved)
		}
		if err := allow(tx, moved); err != nil {
			return nil, err
		}
		if err := writeLedger(tx, part, moved); err != nil {
			return nil, err
		}
		all = append(all, moved...)
	}
	return all, nil
}

// merge makes one movement of each product and depot, in the order in which balances are locked.
func merge(movements []Movement) ([]Movement, error) {
	var merged []Movement
	for _, m := range slices.SortedStableFunc(slices.Values(movements), byBalance) {
		last := len(merged) - 1
		switch {
		case last < 0 || byBalance(merged[last], m) != 0:
			merged = append(merged, m)
		case merged[last].ValueGiven != m.ValueGiven:
			return nil, errors.New("stock: two movements of one product, one with its value and one without")
		default:
			merged[last].Quantity += m.Quantity
			merged[last].Value += m.Value
		}
	}
	return merged, nil
}

// changeBalances locks in order, because an update alone locks in whatever order its join yields, and two tills would
// wait for each other in a ring. The value is worked out in the same statement, by these rules:
//
//   - without a value of its own a movement goes at the average: value × moved ÷ quantity, rounded half up, so that the
//     last unit takes all that is left, and below zero the average stays as it was;
//   - from an empty balance the average is the last movement's, or the product's typed cost where nothing ever moved;
//   - what enters while the balance is negative first covers what had left too early: what is still owed keeps its
//     average, what remains stands at the cost that came, and the difference is a correction, a movement of no
//     quantity, so that the sum still holds (a return settles nothing: it only goes back);
//   - an empty balance is worth nothing, and none is worth less than nothing: that too is a correction.
const changeSQL = `,
	locked as materialized (
		select b.product_id, b.depot_id, b.quantity::numeric as q, b.value::numeric as v, p.name, p.unit, p.cost,
		       a.quantity::numeric as moved, a.value::numeric as asked_value, a.given, a.settles
		  from stock_balances b
		  join asked a on a.product_id = b.product_id and a.depot_id = b.depot_id
		  join products p on p.account_id = b.account_id and p.id = b.product_id
		 where b.account_id = $1
		 order by b.product_id, b.depot_id
		   for no key update of b),
	based as (
		select l.*, coalesce(m.quantity, 10000)::numeric as base, coalesce(m.value, l.cost)::numeric as base_value
		  from locked l
		  left join lateral (
			select m.quantity, m.value
			  from stock_movements m
			 where l.q = 0 and not l.given and m.account_id = $1 and m.product_id = l.product_id and m.depot_id = l.depot_id and m.quantity <> 0
			 order by m.id desc
			 limit 1) m on true),
	priced as (
		select l.*, l.q + l.moved as q2,
		       case when l.given then l.asked_value
		            when l.q <> 0 then round(l.v * l.moved / l.q)
		            else round(l.base_value * l.moved / l.base) end as moved_value
		  from based l),
	settled as (
		select p.*,
		       case when p.q2 = 0 then 0
		            when p.settles and p.q < 0 and p.q2 < 0 then round(p.v * p.q2 / p.q)
		            when p.settles and p.q < 0 then round(p.moved_value * p.q2 / p.moved)
		            when sign(p.v + p.moved_value) = -sign(p.q2) then 0
		            else p.v + p.moved_value end as v2
		  from priced p)
	update stock_balances b
	   set quantity = s.q2::bigint, value = s.v2::bigint
	  from settled s
	 where b.account_id = $1 and b.product_id = s.product_id and b.depot_id = s.depot_id
	returning b.product_id, b.depot_id, s.name, s.unit, s.moved::bigint as moved, s.moved_value::bigint as moved_value,
	          (s.v2 - s.v - s.moved_value)::bigint as correction, b.quantity, b.value`

func changeBalances(tx *db.Tx, movements []Movement) (moved []Moved, err error) {
	rows := make([][]any, len(movements))
	for i, m := range movements {
		rows[i] = []any{m.ProductID, m.DepotID, m.Quantity, m.Value, m.ValueGiven, m.settles()}
	}
	values, args := db.Values(rows, "bigint", "bigint", "bigint", "bigint", "boolean", "boolean")
	err = tx.ListWrite(&moved, `with asked (product_id, depot_id, quantity, value, given, settles) as (values `+values+`)`+changeSQL, args...)
	slices.SortFunc(moved, func(a, b Moved) int { return byKey(a.ProductID, a.DepotID, b.ProductID, b.DepotID) })
	return moved, err
}

// refuseNegative asks for the policy only when a balance went below zero.
func refuseNegative(tx *db.Tx, moved []Moved) error {
	short := refuseShort(moved)
	if short == nil {
		return nil
	}
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	if settings.NegativeStock != "bloquear" {
		return nil
	}
	return short
}

// refuseUnmoved says why a movement found no balance.
func refuseUnmoved(tx *db.Tx, movements []Movement, moved []Moved) error {
	for i, m := range movements {
		if i < len(moved) && moved[i].ProductID == m.ProductID && moved[i].DepotID == m.DepotID {
			continue
		}
		var name string
		err := tx.Find(&name, "Este produto não existe.", `select name from products where account_id = $1 and id = $2`, m.ProductID)
		if err != nil {
			return err
		}
		err = tx.Find(&name, "Este depósito não existe.", `select name from depots where account_id = $1 and id = $2`, m.DepotID)
		if err != nil {
			return err
		}
		return fault.Refuse("Este produto não controla estoque.")
	}
	return nil
}

const ledgerColumns = "product_id, depot_id, id, at, kind, quantity, value, balance_quantity, balance_value, origin_kind, origin_id, reason, identity_id"

// correctionReason explains a movement of no quantity.
const correctionReason = "Acerto do custo do que saiu antes de entrar"

func writeLedger(tx *db.Tx, movements []Movement, moved []Moved) error {
	rows := make([][]any, 0, len(moved))
	for i, d := range moved {
		m := movements[i]
		rows = append(rows, []any{d.ProductID, d.DepotID, db.NewID(), tx.Now, m.Kind, d.Quantity, d.Value,
			d.BalanceQuantity, d.BalanceValue - d.Correction, m.OriginKind, m.OriginID, m.Reason, tx.Actor.Identity})
		if d.Correction != 0 {
			rows = append(rows, []any{d.ProductID, d.DepotID, db.NewID(), tx.Now, Adjustment, 0, d.Correction,
				d.BalanceQuantity, d.BalanceValue, m.OriginKind, m.OriginID, correctionReason, tx.Actor.Identity})
		}
	}
	return tx.InsertLater("stock_movements", ledgerColumns, rows...)
}

func byBalance(a, b Movement) int { return byKey(a.ProductID, a.DepotID, b.ProductID, b.DepotID) }
