package person

import (
	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/words"
)

// OpenOrigins gives a business that begins the usual origins.
func OpenOrigins(tx *db.Tx, _ event.AccountCreated) error { return SaveOrigins(tx, FirstOrigins) }

// ListOrigins are the account's origins in order; those out of use are among them: rows still carry their keys.
func ListOrigins(tx *db.Tx) (list []Origin, err error) {
	err = tx.List(&list, `select key, name, archived_at is not null as archived from origins where account_id = $1 order by position, key`)
	return list, err
}

// SaveOrigins makes the account's origins what they are here; one that left the list stays with who came by it, and
// comes back under its key when its name is written again.
func SaveOrigins(tx *db.Tx, list []Origin) error {
	var named []Origin
	for _, o := range list {
		if o.Name = words.OneLine(o.Name); o.Name != "" {
			named = append(named, o)
		}
	}
	if err := checkOrigins(named); err != nil {
		return err
	}
	before, err := ListOrigins(tx)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Origens alteradas", Object: "origins", Before: originNames(InUse(before)), After: originNames(named)})
	if _, err := tx.Exec(`update origins set archived_at = $2 where account_id = $1 and archived_at is null`, tx.Now); err != nil {
		return err
	}
	for i, o := range keyed(named, before) {
		_, err := tx.Exec(`
			insert into origins (account_id, key, name, position) values ($1, $2, $3, $4)
			on conflict (account_id, key) do update set name = excluded.name, position = excluded.position, archived_at = null`, o.Key, o.Name, i+1)
		if err != nil {
			return err
		}
	}
	return nil
}

// keyed gives each origin the key that it has had, by itself or by its name, and a new one a key that nobody has.
func keyed(list, before []Origin) []Origin {
	free, taken := map[string]bool{}, map[string]bool{}
	for _, b := range before {
		free[b.Key], taken[b.Key] = true, true
	}
	for i, o := range list {
		if !free[o.Key] {
			list[i].Key = newKey(o.Name, before, free, taken)
		}
		free[list[i].Key], taken[list[i].Key] = false, true
	}
	return list
}

func newKey(name string, before []Origin, free, taken map[string]bool) string {
	key := originKey(name)
	for _, b := range before {
		if b.Archived && free[b.Key] && originKey(b.Name) == key {
			return b.Key
		}
	}
	for taken[key] {
		key += "-2"
	}
	return key
}

// EnsureOrigin finds an origin by its name or key, adds one that is not there yet and takes up again one out of use.
func EnsureOrigin(tx *db.Tx, name string) (key string, err error) {
	name = words.OneLine(name)
	all, err := ListOrigins(tx)
	if err != nil || name == "" {
		return "", err
	}
	if key, found := originNamed(InUse(all), name); found {
		return key, nil
	}
	if err := SaveOrigins(tx, append(InUse(all), Origin{Name: name})); err != nil {
		return "", err
	}
	if all, err = ListOrigins(tx); err != nil {
		return "", err
	}
	key, _ = originNamed(InUse(all), name)
	return key, nil
}

func originNames(list []Origin) map[string]any {
	var all []string
	for _, o := range list {
		all = append(all, o.Name)
	}
	return map[string]any{"origins": all}
}
