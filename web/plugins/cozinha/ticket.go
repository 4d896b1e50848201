package cozinha

import (
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/quantity"
)

// State is where a ticket stands: enviado → em_preparo → pronto → entregue; enviado or em_preparo → cancelado with its sale.
type State string

const (
	Sent      State = "enviado"
	Cooking   State = "em_preparo"
	Ready     State = "pronto"
	Delivered State = "entregue"
	Cancelled State = "cancelado"
)

// States are those that a person moves a ticket through, in order.
var States = []State{Sent, Cooking, Ready, Delivered}

// Title is the state's name on the screen.
func (s State) Title() string {
	return map[State]string{Sent: "Enviado", Cooking: "Em preparo", Ready: "Pronto", Delivered: "Entregue", Cancelled: "Cancelado"}[s]
}

// Verb is what the button says that leads out of the state.
func (s State) Verb() string {
	return map[State]string{Sent: "Começar preparo", Cooking: "Marcar como pronto", Ready: "Marcar como entregue"}[s]
}

// beside is the state one arrow further, or back; empty where there is none.
func (s State) beside(step int) State {
	for i, state := range States {
		if state == s && i+step >= 0 && i+step < len(States) {
			return States[i+step]
		}
	}
	return ""
}

// Ticket is one line of a sale on its way through the kitchen.
type Ticket struct {
	ID            int64           `db:"id"`
	SaleID        int64           `db:"sale_id"`
	Till          string          `db:"till"`
	Number        int64           `db:"number"`
	SectorID      int64           `db:"sector_id"`
	Name          string          `db:"name"`
	Unit          string          `db:"unit"`
	Quantity      quantity.Amount `db:"quantity"`
	Target        int             `db:"target_minutes"`
	State         State           `db:"state"`
	SentAt        time.Time       `db:"sent_at"`
	StartedAt     *time.Time      `db:"started_at"`
	ReadyAt       *time.Time      `db:"ready_at"`
	MovedAt       time.Time       `db:"moved_at"` // when it came into its state
	SaleCancelled bool            `db:"sale_cancelled"`
}

// recallFor is how long the last step may be undone (plugins.md §4.2).
const recallFor = 5 * time.Minute

// Advance moves the ticket one arrow on from the state that the person saw. The same again, as from a double click,
// changes nothing.
func (t *Ticket) Advance(from State, now time.Time) (changed bool, err error) {
	next := from.beside(+1)
	if next == "" || (t.State != from && t.State != next) {
		return false, t.elsewhere()
	}
	if t.State == next {
		return false, nil
	}
	t.State, t.MovedAt = next, now
	switch next {
	case Cooking:
		t.StartedAt = &now
	case Ready:
		t.ReadyAt = &now
	}
	return true, nil
}

// Recall takes the last step back, for a few minutes. The step before it keeps its own time: it cannot be undone later
// than it could have been.
func (t *Ticket) Recall(from State, now time.Time) (changed bool, err error) {
	before := from.beside(-1)
	if before == "" || (t.State != from && t.State != before) {
		return false, t.elsewhere()
	}
	if t.State == before {
		return false, nil
	}
	if !t.MayRecall(now) {
		return false, fault.Refuse("O último passo só pode ser desfeito por 5 minutos.")
	}
	switch t.State = before; before {
	case Sent:
		t.MovedAt, t.StartedAt = t.SentAt, nil
	case Cooking:
		t.MovedAt, t.ReadyAt = *t.StartedAt, nil
	case Ready:
		t.MovedAt = *t.ReadyAt
	}
	return true, nil
}

// MayRecall says whether there is a last step that may still be undone.
func (t Ticket) MayRecall(now time.Time) bool {
	return t.State.beside(-1) != "" && now.Sub(t.MovedAt) <= recallFor
}

func (t Ticket) elsewhere() error {
	if t.State == Cancelled {
		return fault.Refuse("A venda deste item foi cancelada: não prepare.")
	}
	return fault.Refuse("Este item já está em “" + t.State.Title() + "”: confira o painel.")
}

// Lateness is how the waiting time stands to the product's target: amber from 100 %, red from 150 %.
type Lateness int

const (
	OnTime Lateness = iota
	Over
	Late
)

// Waited is from the sending until it was ready, or until now.
func (t Ticket) Waited(now time.Time) time.Duration {
	if t.ReadyAt != nil {
		now = *t.ReadyAt
	}
	return max(0, now.Sub(t.SentAt))
}

// Lateness of the ticket.
func (t Ticket) Lateness(now time.Time) Lateness {
	target := time.Duration(t.Target) * time.Minute
	switch waited := t.Waited(now); {
	case waited*2 >= target*3:
		return Late
	case waited >= target:
		return Over
	}
	return OnTime
}
