package cozinha

import (
	"slices"
	"time"

	"omniservicos/db"
)

const ticketColumns = `id, sale_id, till, number, sector_id, name, unit, quantity, target_minutes, state, sent_at, started_at, ready_at, moved_at, sale_cancelled`

// What the board shows at most, and for how long a cancelled ticket stays there to be seen.
const (
	mostTickets   = 300
	cancelledSeen = 10 * time.Minute
)

// boardTickets are the tickets at work, what was delivered so lately that it may be recalled, and what was just
// cancelled; oldest first. More says that older ones do not fit.
func boardTickets(tx *db.Tx) (list []Ticket, more bool, err error) {
	err = tx.List(&list, `
		select `+ticketColumns+`
		  from kitchen_tickets
		 where account_id = $1
		   and (state in ('enviado', 'em_preparo', 'pronto')
		        or (state = 'entregue' and moved_at >= $2)
		        or (state = 'cancelado' and moved_at >= $3))
		 order by id desc
		 limit $4`, tx.Now.Add(-recallFor), tx.Now.Add(-cancelledSeen), mostTickets+1)
	more = len(list) > mostTickets
	list = list[:min(len(list), mostTickets)]
	slices.Reverse(list)
	return list, more, err
}

// lockTicket takes a ticket for a move.
func lockTicket(tx *db.Tx, id int64) (t Ticket, err error) {
	err = tx.Find(&t, "Este item não existe.", `select `+ticketColumns+` from kitchen_tickets where account_id = $1 and id = $2 for update`, id)
	return t, err
}
