// Package handlers is the list of the core's modules, in the order of their menus.
package handlers

import (
	"omniservicos/handlers/account"
	"omniservicos/handlers/crm"
	"omniservicos/handlers/erp"
	"omniservicos/handlers/home"
	"omniservicos/handlers/pdv"
	"omniservicos/web"
)

// Modules are the core's.
var Modules = []web.Module{home.Module, pdv.Module, crm.Module, erp.Module, account.Module}
