// Package plugins is the list of plugins: one line each.
package plugins

import (
	"omniservicos/db"
	"omniservicos/web"
	"omniservicos/web/plugins/borracharia"
	"omniservicos/web/plugins/cozinha"
	"omniservicos/web/plugins/vidracaria"
)

// All are the plugins compiled in; each account switches on what it uses.
var All = []web.Module{borracharia.Plugin, cozinha.Plugin, vidracaria.Plugin}

// Sets are the plugins' migrations, each under its own record.
func Sets() (sets []db.Set) {
	for _, m := range All {
		if m.Migrations != nil {
			sets = append(sets, db.Set{Name: m.Name, Files: m.Migrations})
		}
	}
	return sets
}
