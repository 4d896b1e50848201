package loyalty

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// SaveRules keeps them for the sales that follow: what was earned stays as it was earned.
func SaveRules(tx *db.Tx, r Rules) error {
	if err := r.Check(); err != nil {
		return err
	}
	before, err := RulesOf(tx)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Regras de pontos alteradas", Object: "account_settings", ID: tx.Account, Before: before.audited(), After: r.audited()})
	_, err = tx.Exec(`
		update account_settings set points_every = $2, points_worth = $3, points_least = $4, points_most = $5, points_days = $6
		 where account_id = $1`, r.Every, r.Worth, r.Least, r.Most, r.Days)
	tx.ForgetSettings()
	return err
}

func (r Rules) audited() map[string]any {
	return map[string]any{"points_every": r.Every, "points_worth": r.Worth, "points_least": r.Least, "points_most": r.Most, "points_days": r.Days}
}

// MovePerson gives a merged person's points to the one who stays.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	_, err := tx.Exec(`update points_movements set person_id = $3 where account_id = $1 and person_id = $2`, f.From, f.Into)
	return err
}

// TellOfPerson says what a merge would move.
func TellOfPerson(tx *db.Tx, f event.MergeAsked) error {
	var n int64
	err := tx.Get(&n, `select count(*) from points_movements where account_id = $1 and person_id = $2`, f.From)
	f.Tell("movimentos de pontos", n)
	return err
}
