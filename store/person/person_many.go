package person

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/words"
)

// Ready puts what was written of a person in its one writing, and refuses what no person may be.
func Ready(p Person) (Person, error) {
	p = p.tidy()
	return p, p.check()
}

// Register creates many people, all Ready and none with a CPF or CNPJ that somebody has: a few statements, however many they
// are. Who calls logs the change.
func Register(tx *db.Tx, people []Person) error {
	rows := make([][]any, len(people))
	for i := range people {
		p := &people[i]
		p.ID, p.CreatedAt, p.ArchivedAt = db.NewID(), tx.Now, nil
		rows[i] = []any{p.ID, p.Kind, p.Name, p.TradeName, db.OrNull(p.TaxID.Bare()), p.StateRegistration, p.Email, p.BirthDate, p.Note,
			p.IsCustomer, p.IsLead, p.IsSupplier, int64(p.CreditLimit), p.CreatedAt, p.Origin, p.OwnerID}
	}
	err := tx.Insert("people", `id, kind, name, trade_name, tax_id, state_registration, email, birth_date, note,
		is_customer, is_lead, is_supplier, credit_limit, created_at, origin, owner_id`, rows...)
	if err != nil {
		return err
	}
	if err := insertParts(tx, people); err != nil {
		return err
	}
	for _, p := range people {
		if err := tx.Emit(event.PersonSaved{PersonID: p.ID, New: true}); err != nil {
			return err
		}
	}
	return nil
}

// Whole reads many people in a few calls, with phones, addresses and contacts; ids that belong to nothing are left out.
func Whole(tx *db.Tx, ids []int64) (map[int64]Person, error) {
	found := map[int64]Person{}
	if len(ids) == 0 {
		return found, nil
	}
	var list []Person
	err := tx.List(&list, `select `+personColumns+` from people p where p.account_id = $1 and p.id = any($2)`, pq.Int64Array(ids))
	if err != nil {
		return nil, err
	}
	err = addContacts(tx, list)
	for _, p := range list {
		found[p.ID] = p
	}
	return found, err
}

// Erase takes people away as if they had never been there: who came by mistake and is named nowhere. Who calls has locked
// them, asked who names them, and logs the change.
func Erase(tx *db.Tx, ids []int64) error {
	for _, statement := range []string{
		`delete from person_tags where account_id = $1 and person_id = any($2)`,
		`delete from person_fields where account_id = $1 and person_id = any($2)`,
		`delete from person_contacts where account_id = $1 and person_id = any($2)`,
		`delete from person_addresses where account_id = $1 and person_id = any($2)`,
		`delete from person_phones where account_id = $1 and person_id = any($2)`,
		`delete from person_words where account_id = $1 and person_id = any($2)`,
		`delete from people where account_id = $1 and id = any($2)`,
	} {
		if _, err := tx.Exec(statement, pq.Int64Array(ids)); err != nil {
			return err
		}
	}
	return nil
}

// Known finds who of the registry these people already are, by position: by CPF or CNPJ; without that by telephone, by
// e-mail, and who gives none of these by the whole name. 0 is nobody.
func Known(tx *db.Tx, people []Person) (ids []int64, err error) {
	var taxIDs, digits, emails, names []string
	for _, p := range people {
		if p.TaxID != "" {
			taxIDs = append(taxIDs, p.TaxID.Bare())
		}
		for _, phone := range p.Phones {
			digits = append(digits, phone.Digits)
		}
		emails, names = append(emails, p.Email), append(names, wholeName(p.Name))
	}
	// The order of work is fixed, each key by its index: a file comes in before anybody has counted what is there.
	var rows []likeness
	err = tx.List(&rows, `
		select 't' || p.tax_id as key, p.id, p.name, p.tax_id, p.archived_at is not null as archived
		  from unnest($2::text[]) k cross join lateral (select * from people where account_id = $1 and tax_id = k offset 0) p
		union all
		select 'f' || k, p.id, p.name, coalesce(p.tax_id, ''), p.archived_at is not null
		  from unnest($3::text[]) k cross join lateral (select person_id from person_phones where account_id = $1 and digits = k offset 0) f
		 cross join lateral (select * from people where account_id = $1 and id = f.person_id offset 0) p
		union all
		select 'e' || p.email, p.id, p.name, coalesce(p.tax_id, ''), p.archived_at is not null
		  from unnest($4::text[]) k cross join lateral (select * from people where account_id = $1 and email = k and email <> '' offset 0) p
		union all
		select k, p.id, p.name, coalesce(p.tax_id, ''), p.archived_at is not null
		  from unnest($5::text[]) k cross join lateral (select person_id from person_words where account_id = $1 and word = k offset 0) w
		 cross join lateral (select * from people where account_id = $1 and id = w.person_id offset 0) p
		 order by 2`, pq.StringArray(taxIDs), pq.StringArray(digits), pq.StringArray(emails), pq.StringArray(names))
	by := map[string][]likeness{}
	for _, r := range rows {
		by[r.Key] = append(by[r.Key], r)
	}
	for _, p := range people {
		ids = append(ids, p.among(by))
	}
	return ids, err
}

// likeness is somebody who has a key in common with whom one looks for.
type likeness struct {
	Key      string `db:"key"`
	ID       int64  `db:"id"`
	Name     string `db:"name"`
	TaxID    string `db:"tax_id"`
	Archived bool   `db:"archived"`
}

// mayBe says whether this is p though what they share may be a family's: where one gives a CPF and the other does not,
// the first names agree; two different CPFs are never one person.
func (o likeness) mayBe(p Person) bool {
	if o.Archived {
		return false
	}
	if (o.TaxID == "") != (p.TaxID == "") {
		return firstName(o.Name) == firstName(p.Name)
	}
	return o.TaxID == p.TaxID.Bare()
}

func firstName(name string) string { return append(words.Of(name), "")[0] }

// among is who of these p is.
func (p Person) among(by map[string][]likeness) int64 {
	if same := by["t"+p.TaxID.Bare()]; p.TaxID != "" && len(same) > 0 {
		return same[0].ID
	}
	var keys []string
	for _, phone := range p.Phones {
		keys = append(keys, "f"+phone.Digits)
	}
	if p.Email != "" {
		keys = append(keys, "e"+p.Email)
	}
	if len(keys) == 0 && p.TaxID == "" {
		keys = append(keys, wholeName(p.Name))
	}
	for _, key := range keys {
		for _, other := range by[key] {
			if other.mayBe(p) {
				return other.ID
			}
		}
	}
	return 0
}
