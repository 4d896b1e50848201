package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
)

// Context is all that a handler may touch. Tx is the request's transaction; on an Open route it is nil.
type Context struct {
	Tx   *db.Tx
	Me   *account.Me
	Host account.Account // on a Public route: whose page it is

	app     *App
	echo    echo.Context
	module  *Module
	answer  answer
	keep    []func(*db.Tx) error
	visitor bool   // without a login, and none is asked for
	body    []byte // once it was read
}

// Request is the request as it came.
func (c *Context) Request() *http.Request { return c.echo.Request() }

// Ctx is the request's context, carrying what views read from it.
func (c *Context) Ctx() context.Context { return c.echo.Request().Context() }

// IP is the client's address, through trusted proxies only.
func (c *Context) IP() string { return c.echo.RealIP() }

// Site is where people reach us, for addresses that leave the site.
func (c *Context) Site() string {
	if c.app.config.BaseURL != "" {
		return c.app.config.BaseURL
	}
	return c.echo.Scheme() + "://" + c.Request().Host
}

// URL is the address asked for.
func (c *Context) URL() *url.URL { return c.echo.Request().URL }

// Query is a parameter of the address, trimmed.
func (c *Context) Query(name string) string { return strings.TrimSpace(c.echo.QueryParam(name)) }

// Param is a part of the path.
func (c *Context) Param(name string) string { return c.echo.Param(name) }

// ID is the id in the path, or 0, which belongs to nothing and is therefore never found.
func (c *Context) ID(name string) int64 {
	id, err := strconv.ParseInt(c.echo.Param(name), 10, 64)
	if err != nil || id < 0 {
		return 0
	}
	return id
}

// Number is a whole number in the address, or 0: an id to go on from, a page.
func (c *Context) Number(name string) int64 {
	n, err := strconv.ParseInt(c.Query(name), 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// May says whether the person holds a permission: for hiding a button, never instead of the route table.
func (c *Context) May(p Permission) bool { return p.Allows(c.Me) }

// Htmx says whether a fragment is wanted.
func (c *Context) Htmx() bool {
	h := c.echo.Request().Header
	return h.Get("HX-Request") == "true" && h.Get("HX-Request-Type") != "full" && h.Get("HX-Boosted") != "true"
}

// reader is a form struct: it holds what was typed and reads itself.
type reader interface {
	Load(url.Values)
	Read()
	OK() bool
}

// maxForm bounds a form without files; maxUpload one with.
const (
	maxForm   = 1 << 20
	maxUpload = 12 << 20
)

// Read fills the form from what was posted and says whether it stands as it is.
func (c *Context) Read(f reader) bool {
	f.Load(c.Posted())
	f.Read()
	return f.OK()
}

// Posted are the fields of the body. What cannot be parsed has no fields.
func (c *Context) Posted() url.Values {
	r := c.echo.Request()
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		if r.MultipartForm == nil && r.ParseMultipartForm(maxUpload) != nil {
			return url.Values{}
		}
		return url.Values(r.MultipartForm.Value)
	}
	if r.ParseForm() != nil {
		return url.Values{}
	}
	return r.PostForm
}

// Body is what a program sent, up to most bytes. A handler may run twice (a deadlock, a pass that no longer holds) and the
// network gives the bytes once: they are kept.
func (c *Context) Body(most int64) ([]byte, error) {
	if c.body != nil {
		return c.body, nil
	}
	body, err := io.ReadAll(io.LimitReader(c.echo.Request().Body, most))
	c.body = body
	return body, err
}

// File reads an uploaded file whole; without one, content is empty.
func (c *Context) File(field string, most int64) (name string, content []byte, err error) {
	c.Posted()
	header, err := c.echo.FormFile(field)
	if err != nil {
		return "", nil, nil // none was sent: the form says what is missing
	}
	if header.Size > most {
		return "", nil, fault.Blame(field, fmt.Sprintf("O arquivo passa do limite de %d MB.", most>>20))
	}
	file, err := header.Open()
	if err != nil {
		return "", nil, err
	}
	defer func() { _ = file.Close() }()
	content, err = io.ReadAll(io.LimitReader(file, most))
	return header.Filename, content, err
}

// Keep registers what must outlive a refusal (a failed PIN, an audited refusal): it runs in a second short transaction
// after the rollback, and only if the answer was a refusal.
func (c *Context) Keep(fn func(*db.Tx) error) { c.keep = append(c.keep, fn) }

// open says whether a module is there for this account: the core always, a plugin when it is on.
func (c *Context) open(m *Module) (bool, error) {
	if !m.Plugin {
		return true, nil
	}
	return c.Tx.PluginOn(m.Name)
}

// here are the modules of this account: the core's, and the plugins that are on.
func (c *Context) here() (on []*Module, err error) {
	for _, m := range c.app.modules {
		open, err := c.open(m)
		if err != nil {
			return nil, err
		}
		if open {
			on = append(on, m)
		}
	}
	return on, nil
}

// Modules lists what is compiled in: the plugins page shows the plugins among them.
func (c *Context) Modules() []*Module { return c.app.modules }

// DB is for what must not hold a transaction open: signing in, and hashing on a Prepared route.
func (c *Context) DB() *db.DB { return c.app.db }

// Actor is who asks, as the audit names them; only on a route with a login.
func (c *Context) Actor() db.Actor { return c.actor() }

// Demo says that this is a demonstration: no second step is asked for.
func (c *Context) Demo() bool { return c.app.config.Demo }

// Authority is the certificate (PEM) of the shop's own authority; nil where there is none.
func (c *Context) Authority() []byte { return c.app.config.Authority }

// Dev says that the site is being built: the gallery of components is shown.
func (c *Context) Dev() bool { return c.app.config.Dev }
