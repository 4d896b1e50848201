package account

import (
	"omniservicos/store/account"
	"omniservicos/store/fault"
	view "omniservicos/views/account"
	"omniservicos/web"
)

func showPlugins(c *web.Context) error {
	states, err := account.Plugins(c.Tx)
	if err != nil {
		return err
	}
	var plugins []view.PluginView
	for _, m := range c.Modules() {
		if m.Plugin {
			plugins = append(plugins, pluginOf(c, m, states[m.Name]))
		}
	}
	return c.Page("Plugins", view.Plugins(plugins))
}

func pluginOf(c *web.Context, m *web.Module, s account.PluginState) view.PluginView {
	v := view.PluginView{Name: m.Name, Title: m.Title, Text: m.Text, On: s.Plugin != "" && s.DisabledAt == nil}
	v.Since = s.EnabledAt.In(c.Tx.Zone())
	if len(m.Menu) > 0 {
		v.Href = m.Menu[0].Path
	}
	return v
}

func enablePlugin(c *web.Context) error {
	m, err := findPlugin(c)
	if err != nil {
		return err
	}
	if err := account.EnablePlugin(c.Tx, m.Name, m.Activate); err != nil {
		return err
	}
	return c.Done("/conta/plugins", m.Title+" está no menu.")
}

func disablePlugin(c *web.Context) error {
	m, err := findPlugin(c)
	if err != nil {
		return err
	}
	if err := account.DisablePlugin(c.Tx, m.Name); err != nil {
		return err
	}
	return c.Done("/conta/plugins", m.Title+" foi desligado. Os dados ficam guardados.")
}

func findPlugin(c *web.Context) (*web.Module, error) {
	for _, m := range c.Modules() {
		if m.Plugin && m.Name == c.Param("name") {
			return m, nil
		}
	}
	return nil, fault.Missing("Este plugin não existe.")
}
