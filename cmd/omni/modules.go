package main

import (
	"slices"

	"omniservicos/db"
	"omniservicos/handlers"
	"omniservicos/store"
	"omniservicos/web"
	"omniservicos/web/plugins"
)

// modules are the core's and then the plugins.
func modules() []web.Module { return slices.Concat(handlers.Modules, plugins.All) }

// sets are the migrations of the core and of every plugin compiled in, on or off.
func sets() []db.Set { return db.Sets(plugins.Sets()...) }

// listen subscribes all that the site would, for a command that has no site.
func listen(b *db.Bus) {
	store.Subscribe(b)
	for _, m := range modules() {
		switch {
		case m.Subscribe == nil:
		case m.Plugin:
			b.As(m.Name, m.Subscribe)
		default:
			m.Subscribe(b)
		}
	}
}
