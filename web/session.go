package web

import (
	"database/sql"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/sessions"

	"omniservicos/db"
	"omniservicos/store/account"
)

// sessionStore keeps gorilla's sessions in PostgreSQL: the cookie holds only a random token, the table its SHA-256.
// gorilla's own stores keep the state in the cookie, where nothing can be revoked.
type sessionStore struct {
	db  *db.DB
	app *App
}

// meKey holds account.Me in a session that was read from the table.
const meKey = "me"

// Get gives the request's session, read once.
func (s *sessionStore) Get(r *http.Request, name string) (*sessions.Session, error) {
	return sessions.GetRegistry(r).Get(s, name)
}

// New reads the session that the cookie names. An unknown token is never adopted: the session is new and empty.
func (s *sessionStore) New(r *http.Request, name string) (*sessions.Session, error) {
	session := sessions.NewSession(s, name)
	session.IsNew = true
	sent, err := r.Cookie(name)
	if err != nil {
		return session, nil
	}
	me, err := account.FindSession(r.Context(), s.db, sent.Value)
	if errors.Is(err, sql.ErrNoRows) {
		return session, nil
	}
	if err != nil {
		return session, err // a database error is never "anonymous"
	}
	session.ID, session.IsNew = sent.Value, false
	session.Values[meKey] = me
	return session, nil
}

// Save writes the cookie of a session just started, or takes it away from one that ended.
func (s *sessionStore) Save(_ *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	seconds := int(account.SessionLimit.Seconds())
	if session.ID == "" {
		seconds = -1
	}
	http.SetCookie(w, s.app.cookie(session.Name(), session.ID, seconds))
	return nil
}

func (a *App) session(c *Context) (*sessions.Session, error) {
	return a.sessions.Get(c.Request(), a.config.cookieName())
}

// signedIn is who asks: by the cookie, or by a bearer token on the API alone.
func (a *App) signedIn(c *Context) (account.Me, error) {
	if c.isAPI() {
		return a.bearer(c)
	}
	session, err := a.session(c)
	if err != nil {
		return account.Me{}, err
	}
	me, ok := session.Values[meKey].(account.Me)
	if !ok || !a.admits(c, me) {
		return account.Me{}, errSignIn
	}
	return me, nil
}

// admits says whether a session that stands is one for this address, and was used lately enough.
func (a *App) admits(c *Context, me account.Me) bool {
	if c.isAPI() {
		return me.Kind == "api"
	}
	return me.Kind == "web" && a.db.Now().Sub(me.SeenAt) <= idleLimit(c)
}

// token is what the request brings: a bearer's on the API alone, else the cookie's. "" where there is none.
func (c *Context) token() string {
	if c.isAPI() {
		token, _ := strings.CutPrefix(c.Request().Header.Get("Authorization"), "Bearer ")
		return token
	}
	sent, err := c.Request().Cookie(c.app.config.cookieName())
	if err != nil {
		return ""
	}
	return sent.Value
}

// idleLimit is longer at a till, where a quiet afternoon must not sign the cashier out.
func idleLimit(c *Context) time.Duration {
	if c.module.Name == "pdv" {
		return account.TillIdleLimit
	}
	return account.IdleLimit
}

func (a *App) bearer(c *Context) (account.Me, error) {
	me, err := account.FindSession(c.Ctx(), a.db, c.token())
	if errors.Is(err, sql.ErrNoRows) || (err == nil && !a.admits(c, me)) {
		return account.Me{}, errSignIn
	}
	return me, err
}

// SignIn starts a session of this kind, ends the one that was there, and sets the cookie: a token is never raised.
func (c *Context) SignIn(kind string, identity, accountID int64) error {
	session, err := c.endSession()
	if err != nil {
		return err
	}
	session.ID, err = account.StartSession(c.Ctx(), c.app.db, kind, identity, accountID, c.IP(), c.Request().UserAgent())
	if err != nil {
		return err
	}
	return session.Save(c.Request(), c.echo.Response())
}

// SignOut makes the request's token worthless and takes the cookie away.
func (c *Context) SignOut() error {
	session, err := c.endSession()
	if err != nil {
		return err
	}
	return session.Save(c.Request(), c.echo.Response())
}

func (c *Context) endSession() (*sessions.Session, error) {
	session, err := c.app.session(c)
	if err != nil || session.ID == "" {
		return session, err
	}
	err = account.EndSession(c.Ctx(), c.app.db, session.ID)
	session.ID, session.Values = "", map[any]any{}
	return session, err
}

// SignedIn says on an Open route whether somebody is in already.
func (c *Context) SignedIn() (bool, error) {
	_, err := c.app.signedIn(c)
	if errors.Is(err, errSignIn) {
		return false, nil
	}
	return err == nil, err
}

// Pending is who gave the right password and still owes the code of the second factor.
func (c *Context) Pending() (account.Me, bool, error) {
	session, err := c.app.session(c)
	if err != nil {
		return account.Me{}, false, err
	}
	me, ok := session.Values[meKey].(account.Me)
	return me, ok && me.Kind == "totp", nil
}
