package account

import (
	"github.com/a-h/templ"

	"omniservicos/store/account"
	view "omniservicos/views/account"
	"omniservicos/web"
)

// atTheDoor is who gave the right password and still owes something. ok is false when nobody does: back to the door.
func atTheDoor(c *web.Context) (me account.Me, e account.Entry, ok bool, err error) {
	me, ok, err = c.Pending()
	if err != nil || !ok {
		return me, e, false, err
	}
	e, err = account.FindEntry(c.Ctx(), c.DB(), me.IdentityID)
	e.AccountID = me.AccountID
	return me, e, true, err
}

func showCode(c *web.Context) error {
	me, e, ok, err := atTheDoor(c)
	if err != nil {
		return err
	}
	if !ok {
		return c.Redirect("/entrar")
	}
	f := &view.CodeForm{Back: localPath(c.Query("volta"))}
	switch e.Owes(!c.Demo()) {
	case account.NewPassword:
		return c.Redirect(withBack("/entrar/senha", f.Back))
	case account.Nothing:
		return c.Redirect("/entrar") // their rights changed meanwhile
	}
	return answerCode(c, 200, f, me, e)
}

// answerCode draws what this person owes: the code, or the enrolment that gives one.
func answerCode(c *web.Context, status int, f *view.CodeForm, me account.Me, e account.Entry) error {
	title, body := "Confirme que é você", view.Code(f)
	if e.Owes(true) == account.Enrolment {
		offered, err := account.Offered(me)
		if err != nil {
			return err
		}
		title, body = "Proteja a sua entrada", view.Enrol(f, offered.Secret, offered.URL)
	}
	return c.Plain(status, title, body)
}

func checkCode(c *web.Context) error {
	me, e, ok, err := atTheDoor(c)
	if err != nil {
		return err
	}
	if owes := e.Owes(!c.Demo()); !ok || owes == account.NewPassword || owes == account.Nothing {
		return c.Redirect("/entrar")
	}
	f := &view.CodeForm{}
	if !c.Read(f) {
		return answerCode(c, 422, f, me, e)
	}
	codes, err := proveCode(c, me, e, f.Code)
	if status := blame(&f.Form, err); status != 0 {
		return answerCode(c, status, f, me, e)
	}
	if err != nil {
		return err
	}
	if err := letIn(c, e); err != nil {
		return err
	}
	to := orHome(localPath(f.Back))
	if codes != nil {
		return c.Plain(200, "Guarde estes códigos", view.Recovery(codes, to))
	}
	return c.Redirect(to)
}

// proveCode gives the recovery codes after an enrolment, and none otherwise.
func proveCode(c *web.Context, me account.Me, e account.Entry, code string) ([]string, error) {
	if e.Owes(true) == account.Enrolment {
		return account.Enrol(c.Ctx(), c.DB(), e, me, code, c.IP())
	}
	return nil, account.CheckCode(c.Ctx(), c.DB(), e, code, c.IP())
}

func showNewPassword(c *web.Context) error {
	_, e, ok, err := atTheDoor(c)
	if err != nil {
		return err
	}
	if !ok || !e.Temporary {
		return c.Redirect("/entrar/codigo")
	}
	return newPasswordPage(c, 200, view.NewPassword(&view.NewPasswordForm{Back: localPath(c.Query("volta"))}))
}

func replacePassword(c *web.Context) error {
	me, e, ok, err := atTheDoor(c)
	if err != nil {
		return err
	}
	if !ok || !e.Temporary {
		return c.Redirect("/entrar/codigo")
	}
	f := &view.NewPasswordForm{}
	if !c.Read(f) {
		return newPasswordPage(c, 422, view.NewPassword(f))
	}
	err = account.ReplacePassword(c.Ctx(), c.DB(), e, me, f.Password, c.IP())
	if status := blame(&f.Form, err); status != 0 {
		return newPasswordPage(c, status, view.NewPassword(f))
	}
	if err != nil {
		return err
	}
	e.Temporary = false
	return goOn(c, e, localPath(f.Back))
}

func newPasswordPage(c *web.Context, status int, body templ.Component) error {
	return c.Plain(status, "Escolha a sua senha", body)
}
