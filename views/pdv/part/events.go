package part

import (
	"time"

	"omniservicos/store/pdv/trail"
	"omniservicos/views/ui"
)

// EventsOf draws what happened at a till, each line leading to its evidence.
func EventsOf(events []trail.Event, zone *time.Location) (lines []ui.Event) {
	for _, e := range events {
		lines = append(lines, ui.Event{
			At: e.At.In(zone), Title: eventTitle(e), Text: EventText(e), Who: EventWho(e), Icon: eventIcons[e.Kind].Icon, Tone: eventTones[e.Kind], Href: EventHref(e),
		})
	}
	return lines
}

type eventIcon struct{ Icon string }

var eventIcons = map[string]eventIcon{
	trail.Supply: {Icon: "arrow-down-tray"}, trail.Withdrawal: {Icon: "arrow-up-tray"}, trail.Expense: {Icon: "receipt-percent"},
	trail.DrawerOpened: {Icon: "inbox-arrow-down"}, trail.LineCancelled: {Icon: "x-mark"}, trail.LineReduced: {Icon: "minus"},
	trail.SaleCancelled: {Icon: "x-circle"}, trail.SaleDiscarded: {Icon: "trash"}, trail.Printed: {Icon: "printer"}, trail.Reprinted: {Icon: "printer"},
	trail.OperatorSet: {Icon: "users"}, trail.Reopened: {Icon: "lock-open"},
}

var eventTones = map[string]ui.Tone{
	trail.SaleCancelled: ui.Bad, trail.DrawerOpened: ui.Warn, trail.Reprinted: ui.Warn, trail.Reopened: ui.Warn,
}

func eventTitle(e trail.Event) string {
	if e.Amount == 0 {
		return e.Title()
	}
	return e.Title() + " · " + e.Amount.String()
}

func EventText(e trail.Event) string {
	if e.SaleNumber != nil {
		return SaleTitle(e.SaleNumber) + orDash(e.Reason)
	}
	return e.Reason
}

func orDash(reason string) string {
	if reason == "" {
		return ""
	}
	return " · " + reason
}

func EventWho(e trail.Event) string {
	if e.Granted != "" {
		return e.Operator + ", autorizado por " + e.Granted
	}
	return e.Operator
}

// EventHref is the evidence: the sale, or the receipt of what moved.
func EventHref(e trail.Event) string {
	switch {
	case e.SaleID != nil:
		return SalePath(*e.SaleID, "")
	case e.MovesMoney() || e.Kind == trail.DrawerOpened:
		return MovePath(e.ID)
	case e.ShiftID != nil:
		return ShiftPath(*e.ShiftID)
	}
	return ""
}
