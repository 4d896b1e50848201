package web

import (
	"github.com/a-h/templ"

	"omniservicos/views/layout"
	"omniservicos/views/search"
	"omniservicos/views/ui"
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

// Agenda is the day across all modules that are on; each answers only what the person may see.
func (c *Context) Agenda() (items []ui.AgendaItem, err error) {
	modules, err := c.here()
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		if m.Agenda == nil {
			continue
		}
		more, err := m.Agenda(c)
		if err != nil {
			return nil, err
		}
		items = append(items, more...)
	}
	return items, nil
}

// Kinds are the kinds of line on people's timelines, of the modules that are on.
func (c *Context) Kinds() (kinds []ui.LineKind, err error) {
	modules, err := c.here()
	for _, m := range modules {
		kinds = append(kinds, m.Kinds...)
	}
	return kinds, err
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
