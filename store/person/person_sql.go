package person

import (
	"database/sql"
	"errors"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/taxid"
)

const personColumns = `
	p.id, p.kind, p.name, p.trade_name, coalesce(p.tax_id, '') as tax_id, p.state_registration, p.email, p.birth_date, p.note,
	p.is_customer, p.is_lead, p.is_supplier, p.credit_limit, p.origin, p.owner_id, p.created_at, p.archived_at,
	coalesce(p.merged_into, 0) as merged_into`

const noPerson = "Esta pessoa não existe no cadastro."

// Find reads a person, archived or not, with phones and addresses. Who was merged is found as who stayed.
func Find(tx *db.Tx, id int64) (p Person, err error) {
	err = tx.Find(&p, noPerson, `
		select `+personColumns+` from people p
		 where p.account_id = $1 and p.id = coalesce((select m.merged_into from people m where m.account_id = $1 and m.id = $2), $2)`, id)
	if err != nil {
		return p, err
	}
	return withContacts(tx, p)
}

// Hold says who this is now, for a row that is about to name them: until that row is written nobody merges them away.
func Hold(tx *db.Tx, id int64) (int64, error) {
	for {
		var into int64
		err := tx.Find(&into, noPerson, `select coalesce(merged_into, 0) from people where account_id = $1 and id = $2 for key share`, id)
		if err != nil || into == 0 {
			return id, err
		}
		id = into
	}
}

// Lock is Hold for who changes what this person alone has: one at a time.
func Lock(tx *db.Tx, id int64) (int64, error) {
	id, err := Hold(tx, id)
	if err != nil {
		return id, err
	}
	var locked []int64
	return id, tx.Lock(&locked, "people", `select id from people where account_id = $1 and id = $2 for no key update`, id)
}

// ByIDs reads many people in one call, without phones and addresses: for names and balances in lists. Ids that belong to
// nothing are left out.
func ByIDs(tx *db.Tx, ids []int64) (map[int64]Person, error) {
	found := map[int64]Person{}
	if len(ids) == 0 {
		return found, nil
	}
	var list []Person
	err := tx.List(&list, `select `+personColumns+` from people p where p.account_id = $1 and p.id = any($2)`, pq.Int64Array(ids))
	for _, p := range list {
		found[p.ID] = p
	}
	return found, err
}

// FindByTaxID reads who has this CPF or CNPJ, archived or not, with phones and addresses.
func FindByTaxID(tx *db.Tx, id taxid.ID) (p Person, found bool, err error) {
	if id == "" {
		return p, false, nil
	}
	err = tx.Get(&p, `select `+personColumns+` from people p where p.account_id = $1 and p.tax_id = $2`, id.Bare())
	if errors.Is(err, sql.ErrNoRows) {
		return p, false, nil
	}
	if err != nil {
		return p, false, err
	}
	p, err = withContacts(tx, p)
	return p, err == nil, err
}

func withContacts(tx *db.Tx, p Person) (Person, error) {
	err := tx.List(&p.Phones, `select digits, label from person_phones where account_id = $1 and person_id = $2 order by position`, p.ID)
	if err != nil {
		return p, err
	}
	err = tx.List(&p.Addresses, `
		select id, label, zip, street, street_number, complement, district, city, uf
		  from person_addresses
		 where account_id = $1 and person_id = $2
		 order by id`, p.ID)
	if err != nil {
		return p, err
	}
	return p, tx.List(&p.Contacts, `select name, role, phone, email from person_contacts where account_id = $1 and person_id = $2 order by id`, p.ID)
}

// lock reads the person as before a change, and holds others off until it is done.
func lock(tx *db.Tx, id int64) (p Person, err error) {
	err = tx.Find(&p, noPerson, `select `+personColumns+` from people p where p.account_id = $1 and p.id = $2 for no key update`, id)
	if err != nil {
		return p, err
	}
	if p.MergedInto != 0 {
		return p, fault.Conflict("O cadastro de “" + p.Name + "” foi unido a outro: recarregue a página para ver o que ficou.")
	}
	return withContacts(tx, p)
}
