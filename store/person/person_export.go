package person

import (
	"strconv"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// MostExported bounds one file: beyond it nobody works with a spreadsheet.
const MostExported = 100_000

// exportPage is how many people are read at a time.
const exportPage = 2000

// Export reads everybody that the filter names, with phones and addresses. Who took the registry out of the house, and
// how much of it, is on record.
func Export(tx *db.Tx, f Filter) (all []Person, err error) {
	f.After, f.Limit = 0, exportPage
	for {
		page, err := List(tx, f)
		if err != nil {
			return nil, err
		}
		if err := addContacts(tx, page); err != nil {
			return nil, err
		}
		if all = append(all, page...); len(all) > MostExported {
			return nil, fault.Refuse("Esta lista tem mais de 100.000 cadastros: filtre antes de exportar.")
		}
		if len(page) < exportPage {
			break
		}
		f.After = page[len(page)-1].ID
	}
	tx.Log(db.Change{Action: "Cadastro exportado", Object: "people", After: map[string]any{
		"rows": strconv.Itoa(len(all)), "tab": f.Tab, "kind": f.Kind, "on_credit": f.OnCredit, "filtered": f.Words != ""}})
	return all, nil
}

// addContacts reads the phones and addresses of many people in two calls.
func addContacts(tx *db.Tx, people []Person) error {
	at, ids := map[int64]int{}, make([]int64, len(people))
	for i, p := range people {
		at[p.ID], ids[i] = i, p.ID
	}
	var phones []struct {
		PersonID int64 `db:"person_id"`
		Phone
	}
	err := tx.List(&phones, `
		select person_id, digits, label from person_phones
		 where account_id = $1 and person_id = any($2) order by person_id, position`, pq.Int64Array(ids))
	if err != nil {
		return err
	}
	for _, p := range phones {
		of := &people[at[p.PersonID]]
		of.Phones = append(of.Phones, p.Phone)
	}
	var addresses []struct {
		PersonID int64 `db:"person_id"`
		Address
	}
	err = tx.List(&addresses, `
		select person_id, id, label, zip, street, street_number, complement, district, city, uf
		  from person_addresses
		 where account_id = $1 and person_id = any($2) order by id`, pq.Int64Array(ids))
	if err != nil {
		return err
	}
	for _, a := range addresses {
		of := &people[at[a.PersonID]]
		of.Addresses = append(of.Addresses, a.Address)
	}
	var contacts []struct {
		PersonID int64 `db:"person_id"`
		Contact
	}
	err = tx.List(&contacts, `
		select person_id, name, role, phone, email from person_contacts
		 where account_id = $1 and person_id = any($2) order by id`, pq.Int64Array(ids))
	for _, c := range contacts {
		of := &people[at[c.PersonID]]
		of.Contacts = append(of.Contacts, c.Contact)
	}
	return err
}
