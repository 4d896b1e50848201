package account

import (
	"net/url"
	"strings"
	"unicode"

	"omniservicos/store/account"
	"omniservicos/store/fault"
	view "omniservicos/views/account"
	"omniservicos/views/form"
	"omniservicos/web"
)

const signInTitle = "Entrar"

func showSignIn(c *web.Context) error {
	back := localPath(c.Query("volta"))
	in, err := c.SignedIn()
	if err != nil {
		return err
	}
	if in {
		return c.Redirect(orHome(back))
	}
	return c.Plain(200, signInTitle, view.SignIn(&view.SignInForm{Back: back, Demo: c.Demo()}))
}

func signIn(c *web.Context) error {
	f := &view.SignInForm{Demo: c.Demo()}
	if !c.Read(f) {
		return c.Plain(422, signInTitle, view.SignIn(f))
	}
	entry, err := account.CheckLogin(c.Ctx(), c.DB(), account.Login{Email: f.Email, Password: f.Password, IP: c.IP()})
	if status := blame(&f.Form, err); status != 0 {
		return c.Plain(status, signInTitle, view.SignIn(f))
	}
	if err != nil {
		return err
	}
	return goOn(c, entry, localPath(f.Back))
}

// goOn leads to what is still owed, or in.
func goOn(c *web.Context, e account.Entry, back string) error {
	if e.Owes(!c.Demo()) == account.Nothing {
		if err := letIn(c, e); err != nil {
			return err
		}
		return c.Redirect(orHome(back))
	}
	if err := c.SignIn("totp", e.IdentityID, e.AccountID); err != nil {
		return err
	}
	return c.Redirect(withBack("/entrar/codigo", back))
}

// letIn starts the session and says so in the account's audit.
func letIn(c *web.Context, e account.Entry) error {
	if err := c.SignIn("web", e.IdentityID, e.AccountID); err != nil {
		return err
	}
	return account.NoteEntry(c.Ctx(), c.DB(), e, c.IP())
}

func showSignOut(c *web.Context) error { return c.Plain(200, "Sair", view.SignOut()) }

func signOut(c *web.Context) error {
	if err := c.SignOut(); err != nil {
		return err
	}
	return c.Done("/entrar", "Você saiu do OmniServiços.")
}

// blame takes a refusal into the form and gives the answer's status; 0 is no refusal.
func blame(f *form.Form, err error) int {
	if refused, ok := fault.As(err); ok && refused.Kind == fault.TooMany {
		f.Blame(fault.Refuse(refused.Text))
		return 429
	}
	if f.Blame(err) {
		return 422
	}
	return 0
}

// localPath keeps an address of ours and drops any other: a link must not lead people through our door to a stranger's.
func localPath(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || strings.ContainsFunc(s, unicode.IsControl) {
		return ""
	}
	if !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.Contains(s, `\`) || strings.HasPrefix(u.Path, "//") {
		return ""
	}
	return s
}

func orHome(path string) string {
	if path == "" {
		return "/"
	}
	return path
}

func withBack(path, back string) string {
	if back == "" {
		return path
	}
	return path + "?volta=" + url.QueryEscape(back)
}
