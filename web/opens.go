package web

import "strings"

// Opens says whether the person may open an address of the site: a link that leads to a refusal is no link. What no
// route of ours names (a file, another site) opens.
func (c *Context) Opens(address string) bool {
	path, _, _ := strings.Cut(address, "?")
	path, _, _ = strings.Cut(path, "#")
	var found *Route
	for i, r := range c.app.routes {
		if r.Method == "GET" && r.leadsTo(path) && (found == nil || strings.Count(r.Path, ":") < strings.Count(found.Path, ":")) {
			found = &c.app.routes[i]
		}
	}
	return found == nil || found.Open || c.Me == nil || c.May(found.Permission)
}

// leadsTo compares part by part; a parameter takes any part.
func (r Route) leadsTo(path string) bool {
	mine, theirs := r.Path, path
	for mine != "" && theirs != "" {
		var a, b string
		a, mine, _ = strings.Cut(strings.TrimPrefix(mine, "/"), "/")
		b, theirs, _ = strings.Cut(strings.TrimPrefix(theirs, "/"), "/")
		if a != b && (!strings.HasPrefix(a, ":") || b == "") {
			return false
		}
	}
	return mine == theirs
}
