package stock

import (
	"omniservicos/store/erp/stock"
	pages "omniservicos/views/erp/stock"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// Agenda is what is short: a line for each situation, which opens its products.
func Agenda(c *web.Context) ([]ui.AgendaItem, error) {
	if !c.May(SeeStock) {
		return nil, nil
	}
	s, err := stock.Summarise(c.Tx, 0)
	return pages.ShortItems(s), err
}
