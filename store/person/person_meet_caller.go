package person

import (
	"database/sql"
	"errors"

	"github.com/lib/pq"

	"omniservicos/db"
)

// MeetCaller finds somebody who writes to the business by CPF or CNPJ, then by telephone, then by e-mail, and registers who
// is new. A stranger types anything: who is known is not changed by it, but comes back out of the archive. Whoever calls
// it holds a lock under which all such people are met, or two of them at once would be two records.
func MeetCaller(tx *db.Tx, p Person) (Person, error) {
	p = p.tidy()
	known, found, err := FindByTaxID(tx, p.TaxID)
	if err == nil && !found {
		known, found, err = findCaller(tx, p)
	}
	if err != nil {
		return p, err
	}
	if !found {
		return Save(tx, p)
	}
	if known.Archived() {
		return Reactivate(tx, known.ID)
	}
	return known, nil
}

// findCaller asks by telephone and e-mail. Somebody with another CPF or CNPJ is somebody else, who shares them.
func findCaller(tx *db.Tx, p Person) (known Person, found bool, err error) {
	var digits []string
	for _, phone := range p.Phones {
		digits = append(digits, phone.Digits)
	}
	var id int64
	err = tx.Get(&id, `
		select p.id
		  from people p
		  join (select f.person_id as id, 1 as by from person_phones f where f.account_id = $1 and f.digits = any($2)
		        union all
		        select e.id, 2 from people e where e.account_id = $1 and e.email = $3 and e.email <> '') m on m.id = p.id
		 where p.account_id = $1 and p.merged_into is null and ($4 = '' or p.tax_id is null)
		 order by m.by, p.archived_at is not null, p.id limit 1`, pq.StringArray(digits), p.Email, p.TaxID.Bare())
	if errors.Is(err, sql.ErrNoRows) {
		return p, false, nil
	}
	if err != nil {
		return p, false, err
	}
	known, err = Find(tx, id)
	return known, err == nil, err
}

// BecomeCustomer makes a lead a customer, on the same record and with all its history. Who is one already stays so.
func BecomeCustomer(tx *db.Tx, id int64) error {
	n, err := tx.Exec(`update people set is_customer = true, is_lead = false where account_id = $1 and id = $2 and is_lead`, id)
	if err == nil && n == 1 {
		tx.Log(db.Change{Action: "Lead tornou-se cliente", Object: "people", ID: id, Before: map[string]any{"roles": []string{"Lead"}}, After: map[string]any{"roles": []string{"Cliente"}}})
	}
	return err
}
