// Package handlers is the list of the core's modules, in the order of their menus.
package handlers

import (
	"omniservicos/handlers/account"
	"omniservicos/handlers/erp"
	"omniservicos/web"
)

// Modules are the core's.
var Modules = []web.Module{erp.Module, account.Module}
