package finance

import (
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	view "omniservicos/views/erp/finance"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// Agenda is what is to be received and paid by today: a line for each direction, which opens its titles.
func Agenda(c *web.Context) (items []ui.AgendaItem, err error) {
	if !c.May(SeeTitles) {
		return nil, nil
	}
	receivable, payable, err := finance.DueBy(c.Tx, today(c))
	for _, d := range []finance.Due{receivable, payable} {
		for _, part := range []struct {
			when  ui.AgendaWhen
			count int
			sum   money.Cents
		}{{ui.AgendaLate, d.OverdueCount, d.Overdue}, {ui.AgendaToday, d.TodayCount, d.Today}} {
			if part.count > 0 {
				items = append(items, view.DueItem(d.Direction, part.when, part.count, part.sum, today(c)))
			}
		}
	}
	return items, err
}
