package pdv

import (
	"time"

	"omniservicos/store/pdv"
	"omniservicos/views/ui"
)

// eventsOf draws what happened at a till, each line leading to its evidence.
func eventsOf(events []pdv.Event, zone *time.Location) (lines []ui.Event) {
	for _, e := range events {
		lines = append(lines, ui.Event{
			At: e.At.In(zone), Title: eventTitle(e), Text: eventText(e), Who: eventWho(e), Icon: eventIcons[e.Kind].Icon, Tone: eventTones[e.Kind], Href: eventHref(e),
		})
	}
	return lines
}

type eventIcon struct{ Icon string }

var eventIcons = map[string]eventIcon{
	pdv.Supply: {Icon: "arrow-down-tray"}, pdv.Withdrawal: {Icon: "arrow-up-tray"}, pdv.Expense: {Icon: "receipt-percent"},
	pdv.DrawerOpened: {Icon: "inbox-arrow-down"}, pdv.LineCancelled: {Icon: "x-mark"}, pdv.LineReduced: {Icon: "minus"},
	pdv.SaleCancelled: {Icon: "x-circle"}, pdv.SaleDiscarded: {Icon: "trash"}, pdv.Printed: {Icon: "printer"}, pdv.Reprinted: {Icon: "printer"},
	pdv.OperatorSet: {Icon: "users"}, pdv.Reopened: {Icon: "lock-open"},
}

var eventTones = map[string]ui.Tone{
	pdv.SaleCancelled: ui.Bad, pdv.DrawerOpened: ui.Warn, pdv.Reprinted: ui.Warn, pdv.Reopened: ui.Warn,
}

func eventTitle(e pdv.Event) string {
	if e.Amount == 0 {
		return e.Title()
	}
	return e.Title() + " · " + e.Amount.String()
}

func eventText(e pdv.Event) string {
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

func eventWho(e pdv.Event) string {
	if e.Granted != "" {
		return e.Operator + ", autorizado por " + e.Granted
	}
	return e.Operator
}

// eventHref is the evidence: the sale, or the receipt of what moved.
func eventHref(e pdv.Event) string {
	switch {
	case e.SaleID != nil:
		return SalePath(*e.SaleID, "")
	case e.MovesMoney() || e.Kind == pdv.DrawerOpened:
		return MovePath(e.ID)
	case e.ShiftID != nil:
		return "/pdv/turnos/" + id(*e.ShiftID)
	}
	return ""
}
