package cozinha

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/event"
)

// sendTickets sends what a sale must have prepared, each line to its dish's sector.
func sendTickets(tx *db.Tx, f event.SaleFinalised) error {
	dishes, err := dishesOf(tx, f.Items)
	if err != nil || len(dishes) == 0 {
		return err
	}
	var rows [][]any
	for _, i := range f.Items {
		if d, prepared := dishes[i.ProductID]; prepared {
			rows = append(rows, []any{db.NewID(), f.SaleID, i.LineNo, f.TillName, f.Number, d.SectorID, i.ProductID, i.Name, i.Unit, i.Quantity, d.Target, Sent, f.At, f.At})
		}
	}
	return tx.InsertOrSkip("kitchen_tickets",
		"id, sale_id, line_no, till, number, sector_id, product_id, name, unit, quantity, target_minutes, state, sent_at, moved_at", rows...)
}

// dropTickets stops what is not ready yet when its sale is cancelled, and marks the rest: food already made stays made.
func dropTickets(tx *db.Tx, f event.SaleCancelled) error {
	_, err := tx.Exec(`
		update kitchen_tickets
		   set sale_cancelled = true,
		       moved_at = case when state in ('enviado', 'em_preparo') then $3::timestamptz else moved_at end,
		       state = case when state in ('enviado', 'em_preparo') then 'cancelado' else state end
		 where account_id = $1 and sale_id = $2`, f.SaleID, f.At)
	return err
}

// step is one way to move a ticket: Ticket.Advance or Ticket.Recall.
type step struct {
	action string
	rule   func(*Ticket, State, time.Time) (bool, error)
}

var (
	forward = step{"Item da cozinha avançado", (*Ticket).Advance}
	back    = step{"Passo da cozinha desfeito", (*Ticket).Recall}
)

// move takes a locked ticket along one arrow, from the state that the person saw.
func move(tx *db.Tx, t *Ticket, from State, s step) error {
	before := t.State
	changed, err := s.rule(t, from, tx.Now)
	if err != nil || !changed {
		return err
	}
	tx.Log(db.Change{Action: s.action, Object: "kitchen_tickets", ID: t.ID,
		Before: map[string]any{"state": before}, After: map[string]any{"state": t.State}})
	_, err = tx.Exec(`
		update kitchen_tickets set state = $3, started_at = $4, ready_at = $5, moved_at = $6
		 where account_id = $1 and id = $2`, t.ID, t.State, t.StartedAt, t.ReadyAt, t.MovedAt)
	return err
}
