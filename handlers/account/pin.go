package account

import (
	"omniservicos/store/account"
	view "omniservicos/views/account"
	"omniservicos/web"
)

// changePIN asks for the password again and hashes before the transaction begins.
func changePIN(c *web.Context) (web.Handler, error) {
	f := &view.PINForm{}
	again := func(c *web.Context) error { return answerProfile(c, view.ProfileView{PIN: f}) }
	if !c.Read(f) {
		return again, nil
	}
	phc, err := account.NewPINHash(c.Ctx(), c.DB(), *c.Me, f.Present, f.PIN, c.IP())
	if f.Blame(err) {
		return again, nil
	}
	return func(c *web.Context) error {
		if err := account.SetPIN(c.Tx, c.Me.IdentityID, phc); err != nil {
			return err
		}
		return c.Done(profilePath, "PIN salvo: ele vale nos caixas desta conta.")
	}, err
}
