package account

import (
	"time"

	"omniservicos/db"
)

// PluginState is what the account decided about a plugin. Its data stays when it is switched off.
type PluginState struct {
	Plugin     string     `db:"plugin"`
	EnabledAt  time.Time  `db:"enabled_at"`
	DisabledAt *time.Time `db:"disabled_at"`
}

// Plugins are the plugins that the account ever switched on, by name.
func Plugins(tx *db.Tx) (map[string]PluginState, error) {
	var rows []PluginState
	err := tx.List(&rows, `select plugin, enabled_at, disabled_at from account_plugins where account_id = $1`)
	states := map[string]PluginState{}
	for _, s := range rows {
		states[s.Plugin] = s
	}
	return states, err
}

// EnablePlugin switches a plugin on and lets it lay its first stones in the same transaction: both, or neither.
func EnablePlugin(tx *db.Tx, name string, activate func(*db.Tx) error) error {
	if on, err := tx.PluginOn(name); err != nil || on {
		return err
	}
	_, err := tx.Exec(`
		insert into account_plugins (account_id, plugin, enabled_at) values ($1, $2, $3)
		on conflict (account_id, plugin) do update set enabled_at = excluded.enabled_at, disabled_at = null`, name, tx.Now)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Plugin ligado", Object: "account_plugins", After: map[string]any{"plugin": name}})
	tx.ForgetSettings()
	if activate == nil {
		return nil
	}
	return activate(tx)
}

// DisablePlugin lets a plugin rest: its pages, menu, panels and subscriptions go, its data stays.
func DisablePlugin(tx *db.Tx, name string) error {
	if on, err := tx.PluginOn(name); err != nil || !on {
		return err
	}
	_, err := tx.Exec(`update account_plugins set disabled_at = $3 where account_id = $1 and plugin = $2`, name, tx.Now)
	tx.Log(db.Change{Action: "Plugin desligado", Object: "account_plugins", Before: map[string]any{"plugin": name}})
	tx.ForgetSettings()
	return err
}
