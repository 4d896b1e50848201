package stock

import (
	"omniservicos/db"
	"omniservicos/store/fault"
)

// Receive enters what came in. Sent twice with the same key it enters once, and gives the same operation.
func Receive(tx *db.Tx, r Receipt) (id int64, err error) {
	if err := checkLines(r.Lines); err != nil {
		return 0, err
	}
	id, first, err := once(tx, r.Key, r)
	if err != nil || !first {
		return id, err
	}
	if err := refuseArchived(tx, "depot", r.DepotID); err != nil {
		return 0, err
	}
	movements := make([]Movement, len(r.Lines))
	for i, l := range r.Lines {
		movements[i] = Movement{ProductID: l.ProductID, DepotID: r.DepotID, Quantity: l.Quantity, Value: l.Value, ValueGiven: l.ValueGiven,
			Kind: Entry, OriginKind: Entry, OriginID: id, Reason: r.Reason}
	}
	moved, err := Move(tx, movements)
	if err != nil {
		return 0, err
	}
	return id, logMoved(tx, "Entrada de estoque registrada", id, r.Reason, moved)
}

// Adjust makes the balance what was counted: the difference is the movement.
func Adjust(tx *db.Tx, c Count) (id int64, err error) {
	if err := c.check(); err != nil {
		return 0, err
	}
	id, first, err := once(tx, c.Key, c)
	if err != nil || !first {
		return id, err
	}
	if err := refuseArchived(tx, "depot", c.DepotID); err != nil {
		return 0, err
	}
	held, err := lockBalances(tx, []int64{c.ProductID}, c.DepotID)
	if err != nil {
		return 0, err
	}
	balance, kept := held[balanceKey{c.ProductID, c.DepotID}]
	if !kept {
		return 0, fault.Blame("code", "Este produto não controla estoque.")
	}
	if balance == c.Counted {
		return 0, fault.Blame("counted", "O saldo já é "+balance.String()+": não há o que ajustar.")
	}
	moved, err := Move(tx, []Movement{{ProductID: c.ProductID, DepotID: c.DepotID, Quantity: c.Counted - balance,
		Kind: Adjustment, OriginKind: Adjustment, OriginID: id, Reason: c.Reason}})
	if err != nil {
		return 0, err
	}
	return id, logMoved(tx, "Estoque ajustado", id, c.Reason, moved)
}

// Ship takes from one depot and brings to the other at the value at which it left.
func Ship(tx *db.Tx, s Shipment) (id int64, err error) {
	if err := s.check(); err != nil {
		return 0, err
	}
	id, first, err := once(tx, s.Key, s)
	if err != nil || !first {
		return id, err
	}
	if err := refuseArchived(tx, "from", s.FromID); err != nil {
		return 0, err
	}
	if err := refuseArchived(tx, "to", s.ToID); err != nil {
		return 0, err
	}
	out, in, err := s.move(tx, id)
	if err != nil {
		return 0, err
	}
	return id, logMoved(tx, "Estoque transferido", id, s.Reason, append(out, in...))
}

// move locks both depots' balances before it moves either: out and in one after the other would lock out of order.
func (s Shipment) move(tx *db.Tx, id int64) (out, in []Moved, err error) {
	products := make([]int64, len(s.Lines))
	leaving := make([]Movement, len(s.Lines))
	for i, l := range s.Lines {
		products[i] = l.ProductID
		leaving[i] = Movement{ProductID: l.ProductID, DepotID: s.FromID, Quantity: -l.Quantity,
			Kind: Transfer, OriginKind: Transfer, OriginID: id, Reason: s.Reason}
	}
	if _, err := lockBalances(tx, products, s.FromID, s.ToID); err != nil {
		return nil, nil, err
	}
	if out, err = Move(tx, leaving); err != nil {
		return nil, nil, err
	}
	coming := make([]Movement, len(out))
	for i, m := range out {
		coming[i] = Movement{ProductID: m.ProductID, DepotID: s.ToID, Quantity: -m.Quantity, Value: -m.Value, ValueGiven: true,
			Kind: Transfer, OriginKind: Transfer, OriginID: id, Reason: s.Reason}
	}
	in, err = Move(tx, coming)
	return out, in, err
}

func refuseArchived(tx *db.Tx, field string, depot int64) error {
	d, err := FindDepot(tx, depot)
	if fault.Is(err, fault.Missed) {
		return fault.Blame(field, "Este depósito não existe.")
	}
	if err == nil && d.ArchivedAt != nil {
		return fault.Blame(field, "O depósito "+d.Name+" está arquivado.")
	}
	return err
}

// logMoved leaves one audit line for the operation, with each product's balance before and after.
func logMoved(tx *db.Tx, action string, id int64, reason string, moved []Moved) error {
	before, after := make([]string, len(moved)), make([]string, len(moved))
	for i, m := range moved {
		before[i] = m.Name + ": " + m.Before().Of(m.Unit)
		after[i] = m.Name + ": " + m.BalanceQuantity.Of(m.Unit)
	}
	tx.Log(db.Change{Action: action, Object: "stock_movements", ID: id,
		Before: map[string]any{"saldos": before}, After: map[string]any{"saldos": after, "motivo": reason}})
	return nil
}
