package web

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
)

// errRefused rolls the transaction back while the answer is kept: an answer of 4xx keeps nothing of the business.
var errRefused = errors.New("refused")

// do makes a route's handler one request = one account = one transaction = one answer, held back until the commit.
func (a *App) do(r Route) echo.HandlerFunc {
	return func(ec echo.Context) error {
		c := &Context{app: a, echo: ec, module: r.module}
		if err := a.serve(c, r); err != nil {
			c.refuse(err)
		}
		return c.send()
	}
}

func (a *App) serve(c *Context, r Route) error {
	if r.Open {
		return r.Handler(c)
	}
	me, err := a.signedIn(c)
	if err != nil {
		return err
	}
	c.Me = &me
	if err := c.sameAccount(); err != nil {
		return err
	}
	if r.Prepare != nil {
		if r.Handler, err = c.prepare(r); err != nil {
			return err
		}
	}
	err = a.transact(c, r)
	a.noteSeen(c)
	return err
}

// transact runs the handler inside the account; then, after a refusal, what must outlive it.
func (a *App) transact(c *Context, r Route) error {
	scope := db.Scope{Account: c.Me.AccountID, Actor: c.actor(), ReadOnly: r.Method == http.MethodGet}
	err := a.db.InAccount(c.Ctx(), scope, func(tx *db.Tx) error {
		c.Tx, c.answer, c.keep = tx, answer{}, nil // a second try starts anew
		if err := c.enter(r); err != nil {
			return err
		}
		if c.answer.status >= 400 {
			return errRefused
		}
		return nil
	})
	if err == nil {
		announced(c)
	}
	if err != nil && len(c.keep) > 0 {
		scope.ReadOnly = false
		if kept := a.db.InAccount(c.Ctx(), scope, c.runKept); kept != nil {
			return kept
		}
	}
	if errors.Is(err, errRefused) {
		return nil
	}
	return err
}

func (c *Context) runKept(tx *db.Tx) error {
	for _, fn := range c.keep {
		if err := fn(tx); err != nil {
			return err
		}
	}
	return nil
}

// enter: is the plugin on, may this person, then the handler.
func (c *Context) enter(r Route) error {
	on, err := c.open(r.module)
	if err != nil {
		return err
	}
	if !on {
		return fault.Missing("Esta página não existe.")
	}
	if err := c.allowed(r); err != nil {
		return err
	}
	return r.Handler(c)
}

// prepare asks for the permission before any work; whether a plugin is on is known only inside.
func (c *Context) prepare(r Route) (Handler, error) {
	if err := c.allowed(r); err != nil {
		return nil, err
	}
	return r.Prepare(c)
}

func (c *Context) allowed(r Route) error {
	if r.Permission.Allows(c.Me) {
		return nil
	}
	return fault.Forbid("Seu perfil não permite: " + r.Permission.Title + ". Peça a quem administra a conta.")
}

func (c *Context) actor() db.Actor {
	return db.Actor{Identity: c.Me.IdentityID, Name: c.Me.Name, IP: c.IP(), Request: c.requestID()}
}

func (c *Context) requestID() string { return c.echo.Response().Header().Get(echo.HeaderXRequestID) }

// sameAccount refuses a write from a tab that was drawn for another account.
func (c *Context) sameAccount() error {
	r := c.Request()
	if r.Method == http.MethodGet || r.URL.Path == "/sair" || r.URL.Path == "/conta/trocar" { // leaving is right from any tab
		return nil
	}
	drawn := r.Header.Get("conta")
	if drawn == "" {
		drawn = c.Posted().Get("conta")
	}
	if drawn == "" || drawn == strconv.FormatInt(c.Me.AccountID, 10) {
		return nil
	}
	return fault.Conflict("Esta página foi aberta em outra conta. Você agora está em " + c.Me.AccountName + ": recarregue a página antes de gravar.")
}

func (a *App) noteSeen(c *Context) {
	if err := account.Seen(c.Ctx(), a.db, *c.Me); err != nil {
		a.log.Error("seen", "error", err, "request", c.requestID())
	}
}
