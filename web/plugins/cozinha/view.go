package cozinha

import (
	"strconv"
	"time"

	"github.com/a-h/templ"

	"omniservicos/views/ui"
)

// boardView is the board as one screen shows it.
type boardView struct {
	Tickets []Ticket
	More    bool // older ones do not fit
	Sectors []Sector
	Sector  int64 // 0: all
	Now     time.Time
	MayMove bool
	Moved   int64 // the ticket just moved: its button takes the focus with it
}

// shown says whether this screen's sector prepares the ticket.
func (v boardView) shown(t Ticket) bool { return v.Sector == 0 || t.SectorID == v.Sector }

// in are the tickets of a column. A cancelled one stays where it was, to be seen.
func (v boardView) in(s State) (list []Ticket) {
	for _, t := range v.Tickets {
		at := t.State
		switch {
		case at == Cancelled && t.StartedAt != nil:
			at = Cooking
		case at == Cancelled:
			at = Sent
		}
		if at == s && v.shown(t) {
			list = append(list, t)
		}
	}
	return list
}

// laneTitle says what the last column holds: only what may still be recalled.
func laneTitle(s State) string {
	if s == Delivered {
		return "Entregue há até 5 min"
	}
	return s.Title()
}

// waiting counts what a sector has not made yet, and how much of it is past its time; 0 is all sectors.
func (v boardView) waiting(sector int64) (n, late int) {
	for _, t := range v.Tickets {
		if (t.State == Sent || t.State == Cooking) && (sector == 0 || t.SectorID == sector) {
			n++
			if t.Lateness(v.Now) != OnTime {
				late++
			}
		}
	}
	return n, late
}

func (v boardView) tabs() []ui.Tab {
	all, _ := v.waiting(0)
	tabs := []ui.Tab{{Label: "Todos", Href: board, Active: v.Sector == 0, Count: all}}
	for _, s := range v.Sectors {
		n, _ := v.waiting(s.ID)
		tabs = append(tabs, ui.Tab{Label: s.Name, Href: boardPath(s.ID), Active: v.Sector == s.ID, Count: n})
	}
	return tabs
}

// summary is what a reader hears when it changes.
func (v boardView) summary() string {
	n, late := v.waiting(v.Sector)
	text := strconv.Itoa(n) + " itens para preparar"
	switch n {
	case 0:
		text = "Nada para preparar"
	case 1:
		text = "1 item para preparar"
	}
	if late > 0 {
		text += ", " + strconv.Itoa(late) + " além do tempo"
	}
	return text + "."
}

// refresh asks for the board again every few seconds; what is unchanged stays in place, and so does the focus.
func (v boardView) refresh() templ.Attributes {
	return templ.Attributes{"hx-get": boardPath(v.Sector), "hx-trigger": "every 2s", "hx-target": "#cozinha", "hx-swap": "outerMorph", "data-quiet": true}
}

// amount is how much of it: "2 × Picanha", "0,5 kg de Picanha".
func (t Ticket) amount() string {
	if t.Unit == "un" || t.Unit == "" {
		return t.Quantity.String() + " × " + t.Name
	}
	return t.Quantity.Of(t.Unit) + " de " + t.Name
}

// waited is the waiting time beside the target: "12 de 15 min".
func (t Ticket) waited(now time.Time) string {
	return strconv.Itoa(int(t.Waited(now).Minutes())) + " de " + strconv.Itoa(t.Target) + " min"
}

// badge is the state of the ticket's time, in a word, a shape and a colour.
func (t Ticket) badge(now time.Time) ui.BadgeView {
	switch {
	case t.State == Cancelled:
		return ui.BadgeView{Text: "Cancelado: não prepare", Tone: ui.Bad}
	case t.SaleCancelled:
		return ui.BadgeView{Text: "Venda cancelada", Tone: ui.Bad}
	}
	return map[Lateness]ui.BadgeView{
		OnTime: {Text: "No prazo", Tone: ui.Good},
		Over:   {Text: "Passou do tempo", Tone: ui.Warn},
		Late:   {Text: "Atrasado", Tone: ui.Bad},
	}[t.Lateness(now)]
}

func (t Ticket) path(verb string) string {
	return "/plugin/cozinha/itens/" + strconv.FormatInt(t.ID, 10) + "/" + verb
}

// focused gives the focus to the first button of the ticket that was just moved: its old button is gone.
func (v boardView) focused(t Ticket) templ.Attributes {
	if t.ID != v.Moved {
		return nil
	}
	return templ.Attributes{"autofocus": true}
}

// domID names the ticket's parts, so that a redrawn board finds them again.
func (t Ticket) domID(part string) string { return "item-" + strconv.FormatInt(t.ID, 10) + part }

// setupView is the page of sectors and dishes.
type setupView struct {
	Dishes  []Dish
	Dish    *dishForm
	Sector  *sectorForm
	MayEdit bool
}

// dishesIn counts what a sector prepares.
func (v setupView) dishesIn(sector int64) string {
	n := 0
	for _, d := range v.Dishes {
		if d.SectorID == sector {
			n++
		}
	}
	return strconv.Itoa(n)
}
