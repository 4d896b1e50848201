package web

import (
	"github.com/a-h/templ"

	"omniservicos/views/layout"
	"omniservicos/views/search"
)

// Search asks every module that is on what it finds; each answers only what the person may see.
func (c *Context) Search(q string) (found []search.Hits, err error) {
	modules, err := c.here()
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		if m.Search == nil {
			continue
		}
		hits, err := m.Search(c, q)
		if err != nil {
			return nil, err
		}
		found = append(found, hits...)
	}
	return found, nil
}

// Menu is modules + enabled plugins − what the role may not see.
func (c *Context) Menu() (items []layout.Item, err error) {
	modules, err := c.here()
	for _, m := range modules {
		items = append(items, c.menuOf(m)...)
	}
	return items, err
}

// Panels are what other modules show on this page, plugins that are off left out.
func (c *Context) Panels(on Place, id int64) (shown []templ.Component, err error) {
	modules, err := c.here()
	if err != nil {
		return nil, err
	}
	var last []templ.Component
	for _, m := range modules {
		for _, p := range m.Panels {
			if p.On != on || !c.May(p.Permission) {
				continue
			}
			component, err := p.Show(c, id)
			if err != nil {
				return nil, err
			}
			switch {
			case component == nil:
			case p.Last:
				last = append(last, component)
			default:
				shown = append(shown, component)
			}
		}
	}
	return append(shown, last...), nil
}
