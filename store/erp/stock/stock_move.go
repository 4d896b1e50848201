package stock

import (
	"errors"
	"slices"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// perStatement keeps a statement under PostgreSQL's limit of parameters.
const perStatement = 5000

// Move locks the balances in (product, depot) order, changes them, and writes the ledger: one statement for up to 5,000
// movements, and what goes at the transaction's end. Movements of one product in one depot are merged: they share kind, origin and reason, and either all of
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
	return all, announce(tx, all)
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
// wait for each other in a ring. What each movement does is worked out by cost.go; the new balances go with the ledger.
func changeBalances(tx *db.Tx, movements []Movement) (moved []Moved, err error) {
	balances, err := holdBalances(tx, movements)
	if err != nil || len(balances) < len(movements) {
		return balances.as(), err
	}
	rows := make([][]any, len(balances))
	for i, b := range balances {
		m, err := b.take(movements[i])
		if err != nil {
			return nil, err
		}
		moved = append(moved, m)
		rows[i] = []any{m.ProductID, m.DepotID, m.BalanceQuantity, m.BalanceValue}
	}
	values, args := db.Values(rows, "bigint", "bigint", "bigint", "bigint")
	return moved, tx.ExecLater("stock_balances", `
		update stock_balances b set quantity = s.quantity, value = s.value
		  from (values `+values+`) as s (product_id, depot_id, quantity, value)
		 where b.account_id = $1 and b.product_id = s.product_id and b.depot_id = s.depot_id`, args...)
}

// holdBalances locks the movements' balances, in their order, unless they are held already; a balance that is not there
// is missing from what it gives.
func holdBalances(tx *db.Tx, movements []Movement) (held balances, err error) {
	if held, ok := carried(tx, movements); ok {
		return held, readBases(tx, held, movements)
	}
	values, args := db.Values(keysOf(movements), "bigint", "bigint")
	err = tx.Lock(&held, "stock_balances", `
		select b.product_id, b.depot_id, b.quantity, b.value, p.name, p.unit, p.cost as base_value, `+oneUnit+` as base_quantity
		  from stock_balances b
		  join (values `+values+`) as asked (product_id, depot_id) on asked.product_id = b.product_id and asked.depot_id = b.depot_id
		  join products p on p.account_id = b.account_id and p.id = b.product_id
		 where b.account_id = $1
		 order by b.product_id, b.depot_id
		   for no key update of b`, args...)
	if err != nil || len(held) < len(movements) {
		return held, err
	}
	return held, readBases(tx, held, movements)
}

// A typed cost is of one unit.
const (
	oneUnit   = `10000`
	oneUnitOf = quantity.One
)

// readBases finds the average of what moved last, where a movement without a value of its own meets an empty balance.
func readBases(tx *db.Tx, held balances, movements []Movement) error {
	var empty []Movement
	for i, m := range movements {
		if held[i].Quantity == 0 && !m.ValueGiven {
			empty = append(empty, m)
		}
	}
	if len(empty) == 0 {
		return nil
	}
	values, args := db.Values(keysOf(empty), "bigint", "bigint")
	var last []struct {
		balanceKey
		Quantity quantity.Amount `db:"quantity"`
		Value    money.Cents     `db:"value"`
	}
	err := tx.List(&last, `
		select asked.product_id, asked.depot_id, m.quantity, m.value
		  from (values `+values+`) as asked (product_id, depot_id)
		 cross join lateral (
			select m.quantity, m.value
			  from stock_movements m
			 where m.account_id = $1 and m.product_id = asked.product_id and m.depot_id = asked.depot_id and m.quantity <> 0
			 order by m.id desc
			 limit 1) m`, args...)
	for _, l := range last {
		b := held.of(l.balanceKey)
		b.BaseQuantity, b.BaseValue = l.Quantity, l.Value
	}
	return err
}

func keysOf(movements []Movement) (rows [][]any) {
	for _, m := range movements {
		rows = append(rows, []any{m.ProductID, m.DepotID})
	}
	return rows
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
