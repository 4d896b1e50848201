package web

import (
	"omniservicos/views/layout"
	"omniservicos/views/search"
)

// Search asks every module that is on what it finds; each answers only what the person may see.
func (c *Context) Search(q string) (found []search.Hits, err error) {
	for _, m := range c.app.modules {
		if m.Search == nil {
			continue
		}
		on, err := c.open(m)
		if err != nil {
			return nil, err
		}
		if !on {
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
	for _, m := range c.app.modules {
		on, err := c.open(m)
		if err != nil {
			return nil, err
		}
		if on {
			items = append(items, c.menuOf(m)...)
		}
	}
	return items, nil
}
