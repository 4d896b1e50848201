package account

import (
	"strconv"

	"omniservicos/store/account"
	view "omniservicos/views/account"
	"omniservicos/web"
)

const profilePath = "/conta/perfil"

func showProfile(c *web.Context) error { return answerProfile(c, view.ProfileView{}) }

// answerProfile draws the page; a form of v that came back refused stands in for the fresh one.
func answerProfile(c *web.Context, v view.ProfileView) error {
	p, err := account.FindPerson(c.Tx, c.Me.IdentityID)
	if err != nil {
		return err
	}
	sessions, err := account.MySessions(c.Tx, c.Me.IdentityID)
	if err != nil {
		return err
	}
	if v.HasPIN, err = account.HasPIN(c.Tx, c.Me.IdentityID); err != nil {
		return err
	}
	refused := v.Name != nil || v.Password != nil || v.PIN != nil
	v.Person, v.Sessions, v.Current, v.Now, v.Zone = p, sessions, c.Me.SessionID, c.Tx.Now, c.Tx.Zone()
	v.Fresh()
	if refused {
		return c.Invalid("Meu perfil", view.Profile(v))
	}
	return c.Page("Meu perfil", view.Profile(v))
}

func saveName(c *web.Context) error {
	f := &view.NameForm{}
	if !c.Read(f) {
		return answerProfile(c, view.ProfileView{Name: f})
	}
	if err := account.Rename(c.Tx, c.Me.IdentityID, f.Name); err != nil {
		return err
	}
	return c.Done(profilePath, "Nome salvo.")
}

// changePassword hashes before the transaction begins.
func changePassword(c *web.Context) (web.Handler, error) {
	f := &view.PasswordForm{}
	again := func(c *web.Context) error { return answerProfile(c, view.ProfileView{Password: f}) }
	if !c.Read(f) {
		return again, nil
	}
	phc, err := account.Repassword(c.Ctx(), c.DB(), *c.Me, f.Present, f.Password, c.IP())
	if f.Blame(err) {
		return again, nil
	}
	return func(c *web.Context) error {
		if err := account.SetPassword(c.Tx, c.Me.IdentityID, c.Me.SessionID, phc); err != nil {
			return err
		}
		return c.Done(profilePath, "Senha trocada. As suas outras sessões foram encerradas.")
	}, err
}

func endSession(c *web.Context) error {
	if err := account.EndMySession(c.Tx, c.Me.IdentityID, c.ID("id")); err != nil {
		return err
	}
	return c.Done(profilePath, "O acesso foi encerrado.")
}

func endOtherSessions(c *web.Context) error {
	if err := account.EndOtherSessions(c.Tx, c.Me.IdentityID, c.Me.SessionID); err != nil {
		return err
	}
	return c.Done(profilePath, "As suas outras sessões foram encerradas.")
}

// switchAccount starts a session in another account: a token belongs to one. It hashes nothing, but a session is not
// the business of the account that is being left.
func switchAccount(c *web.Context) (web.Handler, error) {
	target, _ := strconv.ParseInt(c.Posted().Get("account"), 10, 64) // 0 belongs to nobody
	e, err := account.FindDestination(c.Ctx(), c.DB(), c.Me.IdentityID, target)
	if err != nil {
		return nil, err
	}
	to := "/"
	if e.Owes(!c.Demo()) == account.Enrolment { // rights given since the entry
		to, err = "/entrar/codigo", c.SignIn("totp", e.IdentityID, e.AccountID)
	} else {
		err = letIn(c, e)
	}
	return func(c *web.Context) error { return c.Redirect(to) }, err
}

// showAccount tells a program where it is.
func showAccount(c *web.Context) error {
	return c.JSON(200, map[string]string{"conta": c.Me.Slug, "nome": c.Me.AccountName, "usuario": c.Me.Email})
}
