package account

import (
	"omniservicos/store/account"
	view "omniservicos/views/account"
	"omniservicos/web"
)

const settingsPath = "/conta/configuracoes"

func showSettings(c *web.Context) error {
	s, err := account.FindSettings(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Configurações", view.Settings(view.SettingsOf(s)))
}

func saveSettings(c *web.Context) error {
	f := &view.SettingsForm{}
	if !c.Read(f) {
		return c.Invalid("Configurações", view.Settings(f))
	}
	err := account.SaveSettings(c.Tx, f.Settings)
	if f.Blame(err) {
		return c.Invalid("Configurações", view.Settings(f))
	}
	if err != nil {
		return err
	}
	return c.Done(settingsPath, "Configurações salvas.")
}
