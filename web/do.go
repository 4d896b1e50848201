package web

import (
	"database/sql"
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

// errUnknown says that the token does not open the account that it was seen to open: it is looked up again.
var errUnknown = errors.New("unknown token")

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
	if r.Public {
		return a.visit(c, r)
	}
	if r.Open {
		return r.Handler(c)
	}
	token := c.token()
	if seen, ok := a.known.of(token); ok && r.Prepare == nil {
		err := a.transact(c, r, seen)
		if !errors.Is(err, errUnknown) && !errors.Is(err, db.ErrPremise) {
			return err
		}
		a.known.forget(token)
	}
	me, err := a.signedIn(c)
	if err != nil {
		return err
	}
	c.Me = &me
	a.known.learn(token, opened{account: me.AccountID})
	if err := c.sameAccount(); err != nil {
		return err
	}
	if r.Prepare != nil {
		if r.Handler, err = c.prepare(r); err != nil {
			return err
		}
	}
	return a.transact(c, r, opened{account: me.AccountID})
}

// transact runs the handler inside the account; then, after a refusal, what must outlive it. Who asks is known already,
// or from a pass that the server looks at with the first trip, or is found inside.
func (a *App) transact(c *Context, r Route, seen opened) error {
	known := c.Me != nil
	scope := db.Scope{Account: seen.account, ReadOnly: r.Method == http.MethodGet}
	if seen.pass != nil {
		scope.Premise = seen.pass.Premise
	}
	err := a.db.InAccount(c.Ctx(), scope, func(tx *db.Tx) error {
		c.Tx, c.answer, c.keep = tx, answer{}, nil // a second try starts anew
		if !known {
			if err := a.admit(c, seen.pass); err != nil {
				return err
			}
		}
		return c.work(r)
	})
	if errors.Is(err, db.ErrPremise) || errors.Is(err, errUnknown) {
		c.Me = nil
	}
	if c.Me == nil {
		return err
	}
	if !r.Poll {
		defer a.noteSeen(c)
	}
	if err == nil {
		announced(c)
		return nil
	}
	return a.refused(c, scope, err)
}

// work runs the handler as who asks, within their branches.
func (c *Context) work(r Route) error {
	c.Tx.Actor = c.actor()
	if err := c.Tx.Within(c.Me.Branches); err != nil {
		return err
	}
	if err := c.enter(r); err != nil {
		return c.outside(err)
	}
	if c.answer.status >= 400 {
		return errRefused
	}
	return nil
}

// refused writes what must outlive a refusal. One that the handler answered itself is no error any more.
func (a *App) refused(c *Context, scope db.Scope, err error) error {
	if len(c.keep) > 0 {
		scope.ReadOnly, scope.Actor = false, c.actor()
		if kept := a.db.InAccount(c.Ctx(), scope, c.runKept); kept != nil {
			return kept
		}
	}
	if errors.Is(err, errRefused) {
		return nil
	}
	return err
}

// admit finds who asks, and refuses a tab that was drawn for another account.
func (a *App) admit(c *Context, pass *account.Pass) error {
	if pass == nil {
		var err error
		if pass, err = account.Enter(c.Tx, c.token()); errors.Is(err, sql.ErrNoRows) {
			return errUnknown
		} else if err != nil {
			return err
		}
		if !a.admits(c, pass.Me) {
			return errSignIn
		}
		if a.db.Premises() {
			a.known.learn(c.token(), opened{account: c.Tx.Account, pass: pass})
		}
	} else if !pass.Lasts(c.Tx.Now) || !a.admits(c, pass.Me) { // it may have been used since, through another server
		return errUnknown
	}
	me, settings := pass.Me, pass.Settings
	c.Me = &me
	c.Tx.Know(&settings)
	return c.sameAccount()
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
	if c.Me == nil {
		return db.Actor{Name: "visitante", IP: c.IP(), Request: c.requestID()}
	}
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
