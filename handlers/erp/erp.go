// Package erp joins stock, prices, finance and purchasing into one module.
package erp

import (
	"slices"

	"omniservicos/handlers/erp/finance"
	"omniservicos/handlers/erp/price"
	"omniservicos/handlers/erp/purchase"
	"omniservicos/handlers/erp/stock"
	"omniservicos/views/search"
	"omniservicos/web"
)

// Module is the ERP.
var Module = web.Module{
	Name:        "erp",
	Title:       "ERP",
	Check:       true,
	Menu:        slices.Concat(stock.Menu, price.Menu, finance.Menu, purchase.Menu),
	Permissions: slices.Concat(stock.Permissions, price.Permissions, finance.Permissions, purchase.Permissions),
	Routes:      routes,
	Panels:      slices.Concat(finance.Panels, stock.Panels, price.Panels), // the painel speaks of money first
	Search:      find,
	Agenda:      agenda,
}

func routes(g *web.Group) {
	stock.Routes(g)
	price.Routes(g)
	finance.Routes(g)
	purchase.Routes(g)
}

func find(c *web.Context, q string) (found []search.Hits, err error) {
	for _, search := range []func(*web.Context, string) ([]search.Hits, error){stock.Search, finance.Search} {
		hits, err := search(c, q)
		if err != nil {
			return nil, err
		}
		found = append(found, hits...)
	}
	return found, nil
}
