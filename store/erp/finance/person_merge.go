package finance

import (
	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/money"
)

// MovePerson gives the titles of a merged person to the one who stays, and what was owed on fiado with them.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	var credits []struct {
		PersonID int64       `db:"person_id"`
		Owed     money.Cents `db:"owed"`
	}
	err := tx.List(&credits, `
		select person_id, owed from person_credits
		 where account_id = $1 and person_id in ($2, $3) order by person_id for update`, f.From, f.Into)
	if err != nil {
		return err
	}
	for _, c := range credits {
		if c.PersonID != f.From {
			continue
		}
		if _, err := owe(tx, f.Into, c.Owed); err != nil {
			return err
		}
		if _, err := tx.Exec(`delete from person_credits where account_id = $1 and person_id = $2`, f.From); err != nil {
			return err
		}
	}
	_, err = tx.Exec(`update titles set person_id = $3 where account_id = $1 and person_id = $2`, f.From, f.Into)
	return err
}

// TellOfPerson says how many titles a merge would move.
func TellOfPerson(tx *db.Tx, f event.MergeAsked) error {
	var n int64
	err := tx.Get(&n, `select count(*) from titles where account_id = $1 and person_id = $2`, f.From)
	f.Tell("títulos a pagar e a receber", n)
	return err
}
