package opportunity

import (
	"omniservicos/db"
	"omniservicos/store/words"
)

// SaveReasons makes the account's motivos what they are here; a motivo that left the list stays with what was lost by it.
func SaveReasons(tx *db.Tx, list []Reason) error {
	var named []Reason
	for _, r := range list {
		if r.Name = words.OneLine(r.Name); r.Name != "" {
			named = append(named, r)
		}
	}
	if err := checkReasons(named); err != nil {
		return err
	}
	var before []Reason
	err := tx.List(&before, `select id, name from loss_reasons where account_id = $1 and archived_at is null order by id for no key update`)
	if err != nil {
		return err
	}
	known := map[int64]bool{}
	for _, r := range before {
		known[r.ID] = true
	}
	if _, err := tx.Exec(`update loss_reasons set archived_at = $2 where account_id = $1 and archived_at is null`, tx.Now); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Motivos de perda alterados", Object: "loss_reasons", Before: names(before), After: names(named)})
	return writeReasons(tx, named, known)
}

func writeReasons(tx *db.Tx, list []Reason, known map[int64]bool) error {
	var fresh, kept [][]any
	for i, r := range list {
		if known[r.ID] {
			kept = append(kept, []any{r.ID, r.Name, i + 1})
		} else {
			fresh = append(fresh, []any{db.NewID(), r.Name, i + 1})
		}
	}
	if err := tx.Insert("loss_reasons", "id, name, position", fresh...); err != nil || len(kept) == 0 {
		return err
	}
	values, args := db.Values(kept, "bigint", "text", "int")
	_, err := tx.Exec(`
		update loss_reasons r set name = v.name, position = v.position, archived_at = null
		  from (values `+values+`) as v (id, name, position)
		 where r.account_id = $1 and r.id = v.id`, args...)
	return err
}

func names(list []Reason) map[string]any {
	var all []string
	for _, r := range list {
		all = append(all, r.Name)
	}
	return map[string]any{"reasons": all}
}
