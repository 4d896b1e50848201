package person

import "omniservicos/db"

// insertParts writes the phones, addresses and contacts of people, and the words they are found by: one statement a table.
func insertParts(tx *db.Tx, people []Person) error {
	var phones, addresses, contacts, found [][]any
	for _, p := range people {
		for i, phone := range p.Phones {
			phones = append(phones, []any{p.ID, phone.Digits, phone.Label, i})
		}
		for i, a := range p.Addresses {
			p.Addresses[i].ID = db.NewID()
			addresses = append(addresses, []any{p.Addresses[i].ID, p.ID, a.Label, a.Zip, a.Street, a.Number, a.Complement, a.District, a.City, a.UF})
		}
		for _, c := range p.Contacts {
			contacts = append(contacts, []any{db.NewID(), p.ID, c.Name, c.Role, c.Phone, c.Email})
		}
		for _, w := range p.words() {
			found = append(found, []any{w, p.ID})
		}
	}
	for _, part := range []struct {
		table, columns string
		rows           [][]any
	}{
		{"person_phones", "person_id, digits, label, position", phones},
		{"person_addresses", "id, person_id, label, zip, street, street_number, complement, district, city, uf", addresses},
		{"person_contacts", "id, person_id, name, role, phone, email", contacts},
		{"person_words", "word, person_id", found},
	} {
		if err := tx.Insert(part.table, part.columns, part.rows...); err != nil {
			return err
		}
	}
	return nil
}
