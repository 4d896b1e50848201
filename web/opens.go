package web

import (
	"net/http"
	"slices"
	"strings"
)

// Opens says whether the person may open an address of the site: a link that leads to a refusal is no link. What no
// route of ours names (a file, another site) opens.
func (c *Context) Opens(address string) bool {
	path, _, _ := strings.Cut(address, "?")
	path, _, _ = strings.Cut(path, "#")
	there := c.app.echo.AcquireContext()
	defer c.app.echo.ReleaseContext(there)
	c.app.echo.Router().Find(http.MethodGet, path, there)
	i := slices.IndexFunc(c.app.routes, func(r Route) bool { return r.Method == http.MethodGet && r.Path == there.Path() })
	return i < 0 || c.app.routes[i].Open || c.Me == nil || c.May(c.app.routes[i].Permission)
}
