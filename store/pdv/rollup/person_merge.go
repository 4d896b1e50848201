package rollup

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// MovePerson adds what a merged person bought to the one who stays. While the sums are being added to it waits: what is
// added under the old name is moved with the rest.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	if err := Hold(tx); err != nil {
		return err
	}
	_, err := tx.Exec(`
		insert into rollup_customers (account_id, person_id, month, branch_id, purchases, total, last_day)
		select c.account_id, $3::bigint, c.month, c.branch_id, c.purchases, c.total, c.last_day
		  from rollup_customers c where c.account_id = $1 and c.person_id = $2
		    on conflict (account_id, person_id, month, branch_id)`+together, f.From, f.Into)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`delete from rollup_customers where account_id = $1 and person_id = $2`, f.From)
	return err
}
