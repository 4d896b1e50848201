package home

import (
	views "omniservicos/views/search"
	"omniservicos/web"
)

// longestQuery is more than anyone types: beyond it nothing is searched for.
const longestQuery = 100

func searchAll(c *web.Context) error {
	q := cut(c.Query("q"))
	var found []views.Hits
	if !views.TooShort(q) {
		var err error
		if found, err = c.Search(q); err != nil {
			return err
		}
	}
	if c.Htmx() {
		return c.Fragment(views.Fragment(q, found))
	}
	return c.Page("Busca", views.Page(q, found))
}

func cut(q string) string {
	runes := []rune(q)
	return string(runes[:min(len(runes), longestQuery)])
}
