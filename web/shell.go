package web

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/views/ui"
)

var (
	pageIn   = layout.Page
	screenIn = layout.Screen
	paperIn  = layout.Paper
	plainIn  = layout.Plain
)

// bare is the frame of a page without a menu.
func (c *Context) bare(title string) layout.Shell {
	s := layout.Shell{Title: title, Path: c.URL().Path, Dev: c.app.config.Dev, Flash: c.takeFlash()}
	if c.Me != nil {
		s.AccountID, s.AccountName, s.AccountSlug = c.Me.AccountID, c.Me.AccountName, c.Me.Slug
		s.PersonName, s.PersonEmail = c.Me.Name, c.Me.Email
	}
	return s
}

// shell is the frame of a page of the back office: the menu is modules + enabled plugins − what the role may not see.
func (c *Context) shell(title string) (layout.Shell, error) {
	s := c.bare(title)
	if c.Me == nil {
		return s, nil // an Open route: /estilo
	}
	var roles []string
	for _, r := range c.Me.Roles {
		roles = append(roles, account.Role(r).Title())
	}
	s.Roles = strings.Join(roles, ", ")
	for _, m := range c.app.modules {
		if m.Alerts != "" {
			s.AlertsHref, s.AlertsPoll = m.Alerts, m.Alerts+"/novos"
		}
	}
	var err error
	if s.Menu, err = c.Menu(); err != nil {
		return s, err
	}
	accounts, err := account.MyAccounts(c.Tx, c.Me.IdentityID)
	if err != nil {
		return s, err
	}
	for _, a := range accounts {
		s.Accounts = append(s.Accounts, layout.Link{Title: a.Name, Value: strconv.FormatInt(a.ID, 10), Current: a.ID == c.Me.AccountID})
	}
	return s, nil
}

func (c *Context) menuOf(m *Module) (items []layout.Item) {
	for _, item := range m.Menu {
		if item.Permission == "" || c.May(c.app.permissions[item.Permission]) {
			items = append(items, item)
		}
	}
	return items
}

// viewContext is what components read from the context: the account that forms carry, and what their module adds. A browser
// that went away does not end it: templ would fail, and a sale paid in this very request would be undone.
func (c *Context) viewContext() context.Context {
	ctx := context.WithoutCancel(c.Ctx())
	if c.Me != nil {
		ctx = ui.WithOpens(ui.WithConta(ctx, strconv.FormatInt(c.Me.AccountID, 10)), c.Opens)
	}
	if c.Tx != nil && c.module != nil && c.module.Context != nil {
		ctx = c.module.Context(c, ctx)
	}
	return templ.InitializeContext(ctx)
}

const flashCookie = "omni_aviso"

// flash leaves a toast for the next page. Nothing else is kept in the session, which parallel requests share.
func (c *Context) flash(tone ui.Tone, sentence string) {
	raw, _ := json.Marshal(ui.ToastView{Text: sentence, Tone: tone}) // two strings always marshal
	c.answer.cookies = append(c.answer.cookies, c.app.cookie(flashCookie, base64.RawURLEncoding.EncodeToString(raw), 60))
}

func (c *Context) takeFlash() *ui.ToastView {
	sent, err := c.Request().Cookie(flashCookie)
	if err != nil {
		return nil
	}
	c.answer.cookies = append(c.answer.cookies, c.app.cookie(flashCookie, "", -1))
	raw, err := base64.RawURLEncoding.DecodeString(sent.Value)
	if err != nil {
		return nil
	}
	var t ui.ToastView
	if json.Unmarshal(raw, &t) != nil {
		return nil
	}
	return &t
}

// cookie is one of ours: never read by scripts, never sent along by other sites.
func (a *App) cookie(name, value string, seconds int) *http.Cookie {
	return &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: seconds, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: a.config.Secure}
}
