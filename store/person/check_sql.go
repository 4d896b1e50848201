package person

import (
	"slices"
	"strconv"

	"omniservicos/db"
)

// Check names who in the account's registry could not be found, for doctor: every person has exactly the words that
// they are found by. Phones and addresses without a person cannot be: their keys forbid it.
func Check(tx *db.Tx) (offenders []string, err error) {
	var people []Person
	if err := tx.List(&people, `select `+personColumns+` from people p where p.account_id = $1 order by p.id`); err != nil {
		return nil, err
	}
	phones, err := allPhones(tx)
	if err != nil {
		return nil, err
	}
	contacts, err := allContacts(tx)
	if err != nil {
		return nil, err
	}
	written, err := allWords(tx)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		p.Phones, p.Contacts = phones[p.ID], contacts[p.ID]
		want := p.words()
		slices.Sort(want)
		if !slices.Equal(want, written[p.ID]) {
			offenders = append(offenders, "pessoa "+strconv.FormatInt(p.ID, 10)+": as palavras da busca não são as do cadastro")
		}
	}
	return offenders, nil
}

func allPhones(tx *db.Tx) (map[int64][]Phone, error) {
	var rows []struct {
		PersonID int64 `db:"person_id"`
		Phone
	}
	err := tx.List(&rows, `select person_id, digits, label from person_phones where account_id = $1 order by person_id, position`)
	phones := map[int64][]Phone{}
	for _, r := range rows {
		phones[r.PersonID] = append(phones[r.PersonID], r.Phone)
	}
	return phones, err
}

func allContacts(tx *db.Tx) (map[int64][]Contact, error) {
	var rows []struct {
		PersonID int64 `db:"person_id"`
		Contact
	}
	err := tx.List(&rows, `select person_id, name, role, phone, email from person_contacts where account_id = $1 order by person_id, id`)
	contacts := map[int64][]Contact{}
	for _, r := range rows {
		contacts[r.PersonID] = append(contacts[r.PersonID], r.Contact)
	}
	return contacts, err
}

func allWords(tx *db.Tx) (map[int64][]string, error) {
	var rows []struct {
		PersonID int64  `db:"person_id"`
		Word     string `db:"word"`
	}
	err := tx.List(&rows, `select person_id, word from person_words where account_id = $1 order by person_id, word`)
	found := map[int64][]string{}
	for _, r := range rows {
		found[r.PersonID] = append(found[r.PersonID], r.Word)
	}
	return found, err
}
