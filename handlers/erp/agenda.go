package erp

import (
	"omniservicos/handlers/erp/finance"
	"omniservicos/handlers/erp/stock"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// agenda is what the ERP says of the day: money first, then what is short.
func agenda(c *web.Context) ([]ui.AgendaItem, error) {
	items, err := finance.Agenda(c)
	if err != nil {
		return nil, err
	}
	short, err := stock.Agenda(c)
	return append(items, short...), err
}
