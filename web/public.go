package web

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/views/layout"
)

// Public is a route without login that is an account's all the same: its path begins with ":conta", the account's slug.
// The handler runs inside that account as nobody: Me is nil, and what it may show or write is what the rest of the path
// names, a key that cannot be guessed or a name that the account gave.
func (g *Group) Public(method, path string, fn Handler) {
	g.routes = append(g.routes, Route{Method: method, Path: g.prefix + path, Open: true, Public: true, Handler: fn, module: g.module})
}

// visit runs a public route inside the account that the address names.
func (a *App) visit(c *Context, r Route) error {
	c.visitor = true
	host, err := account.OfAddress(c.Ctx(), a.db, c.Param("conta"))
	if err != nil {
		return err
	}
	c.Host = host
	scope := db.Scope{Account: host.ID, ReadOnly: r.Method == http.MethodGet, Actor: c.actor()}
	err = a.db.InAccount(c.Ctx(), scope, func(tx *db.Tx) error {
		c.Tx, c.answer, c.keep = tx, answer{}, nil // a second try starts anew
		if on, err := c.open(r.module); err != nil || !on {
			return orMissing(err)
		}
		if err := r.Handler(c); err != nil {
			return err
		}
		if c.answer.status >= 400 {
			return errRefused
		}
		return nil
	})
	if err == nil {
		announced(c)
		return nil
	}
	return a.refused(c, scope, err)
}

func orMissing(err error) error {
	if err == nil {
		return fault.Missing("Esta página não existe.")
	}
	return err
}

// Visitors answers with a page for who has no login: the account's name stands on top.
func (c *Context) Visitors(status int, title string, body templ.Component) error {
	s := c.bare(title)
	s.AccountName = c.Host.Name
	return c.render(status, layout.Public(s, body))
}

// FramedBy lets the pages of these sites, and no others, show the answer in a frame (decisions.md 23).
func (c *Context) FramedBy(sites []string) {
	if len(sites) == 0 {
		return
	}
	c.Header("Content-Security-Policy", strings.TrimSuffix(contentPolicy, "'none'")+strings.Join(sites, " "))
}
