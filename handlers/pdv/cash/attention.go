package cash

import (
	"fmt"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/trail"
	view "omniservicos/views/pdv/cash"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// watchedPeriod is what the address asks for; otherwise the last thirty days.
func watchedPeriod(c *web.Context) (from, to dates.Date) {
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	from, to = desk.DayOf(c.Query("de"), today), desk.DayOf(c.Query("ate"), today)
	if to.IsZero() {
		to = today
	}
	if from.IsZero() || from.After(to) {
		from = to.AddDays(1 - desk.UsualDays)
	}
	return from, to
}

// showAttention ranks what a dono should look at.
func showAttention(c *web.Context) error {
	from, to := watchedPeriod(c)
	lines, err := trail.ListAttention(c.Tx, from, to)
	if err != nil {
		return err
	}
	return c.Page("O que olhar", view.AttentionPage(view.AttentionView{URL: c.URL(), From: from, To: to, Lines: lines}))
}

// listEvents is the evidence behind a line.
func listEvents(c *web.Context) error {
	from, to := watchedPeriod(c)
	f := trail.Filter{Kind: desk.Clean(c.Query("tipo")), OperatorID: c.Number("operador"), From: from, To: to, Before: c.Number("depois")}
	events, err := trail.List(c.Tx, f)
	if err != nil {
		return err
	}
	v := view.EventsView{URL: c.URL(), Kind: f.Kind, From: from, To: to, Zone: c.Tx.Zone(), Operator: c.Query("operador")}
	if len(events) > pdv.PageSize {
		events = events[:pdv.PageSize]
		v.Next = ui.With(c.URL(), "depois", fmt.Sprint(events[pdv.PageSize-1].ID))
	}
	v.Events = events
	names, err := account.Names(c.Tx, []int64{f.OperatorID})
	v.OperatorName = names[f.OperatorID]
	if err != nil {
		return err
	}
	return c.Page("O que olhar", view.EventsPage(v))
}
