// Package erp joins stock, finance and purchasing into one module.
package erp

import (
	"omniservicos/handlers/erp/stock"
	"omniservicos/web"
)

// Module is the ERP.
var Module = web.Module{
	Name:        "erp",
	Title:       "ERP",
	Check:       true,
	Menu:        stock.Menu,
	Permissions: stock.Permissions,
	Routes:      stock.Routes,
	Panels:      stock.Panels,
	Search:      stock.Search,
}
